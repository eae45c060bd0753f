import Civil
import Testing

@testable import Outreach

@Suite("Caps hold in every plan, judged by a checker of its own")
struct CapTests {
  private static let now = Sample.instant("2026-11-24T08:00:00Z")

  /// Plans `count` prospects, several of them at one domain.
  private func plan(_ count: Int, seed: UInt64, _ mailboxes: [Mailbox]) throws -> Plan {
    let zones = ["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe"]
    let candidates = try (0..<count).map { index in
      let zone = try Zone(zones[(index + Int(seed)) % zones.count])
      let domain = index % 3 == 0 ? "shared.example" : "firm\(index).example"
      let contact = Sample.contact(
        "p\(index)",
        at: "firm\(index)",
        address: "p\(index)@\(domain)",
        zone: zone
      )
      return Sample.prospect("firm\(index)", contacts: [contact])
    }
    let planner = Planner(
      policy: Sample.policy(mailboxes: mailboxes),
      library: try Sample.library(),
      now: Self.now,
      horizon: Self.now.adding(seconds: 10 * 86_400),
      seed: seed
    )
    return planner.plan(candidates, given: [])
  }

  @Test("per day, per hour, per domain, gap and window", arguments: 1...12)
  func caps(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let mailboxes = (0..<2).map { index in
      Sample.mailbox(
        "m\(index)",
        perDay: 3 + Int(random.next() % 10),
        perHour: 1 + Int(random.next() % 3),
        gap: MailboxGap(least: 300, jitter: 200)
      )
    }
    let plan = try plan(150, seed: seed, mailboxes)
    #expect(plan.scheduled.count > 30)
    for mailbox in mailboxes {
      let times = plan.scheduled.filter { $0.mailbox == mailbox.id }
        .map(\.slot.instant.epochSeconds).sorted()
      for (index, time) in times.enumerated() {
        #expect(times[...index].count { $0 > time - 86_400 } <= mailbox.perDay)
        #expect(times[...index].count { $0 > time - 3600 } <= mailbox.perHour)
        if index > 0 { #expect(time - times[index - 1] >= 300) }
      }
    }
    var shared: [LocalDate: Int] = [:]
    for mail in plan.scheduled {
      let local = mail.slot.zone.local(at: mail.slot.instant)
      #expect(local.time.secondsOfDay >= 9 * 3600 && local.time.secondsOfDay < 17 * 3600)
      #expect(local.date.weekday != .saturday && local.date.weekday != .sunday)
      if mail.wish.domain == "shared.example", mail.slot.zone == Sample.berlin {
        shared[local.date, default: 0] += 1
      }
    }
    #expect(shared.values.allSatisfy { $0 <= 2 })
  }

  @Test("what gets no slot is held by the cap that has no room, and carried over")
  func carried() throws {
    let plan = try plan(100, seed: 1, [Sample.mailbox(perDay: 2)])
    #expect(plan.scheduled.count + plan.held.count == 100)
    #expect(plan.held.allSatisfy { held in held.holds.contains { $0.rule == .mailboxPerDay } })
    #expect(plan.held.allSatisfy { ($0.earliest ?? .distantPast) > Self.now })
  }

  @Test("what is reserved already takes room")
  func reserved() throws {
    let reservations = (0..<30).map { index in
      Reservation(
        mailbox: MailboxID("ana"),
        account: AccountID("x\(index)"),
        contact: ContactID("x\(index)"),
        domain: "x\(index).example",
        at: Self.now.adding(seconds: Int64(-600 * index)),
        draft: nil
      )
    }
    let planner = Planner(
      policy: Sample.policy(),
      library: try Sample.library(),
      now: Self.now,
      horizon: Self.now.adding(seconds: 10 * 86_400),
      seed: 1
    )
    let plan = planner.plan([Sample.prospect()], given: reservations)
    let mail = try #require(plan.scheduled.first)
    #expect(mail.slot.instant > Self.now)
    #expect(mail.waits.map(\.rule).contains(.mailboxPerDay))
  }
}
