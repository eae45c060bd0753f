import Civil
import Testing

@testable import Outreach

@Suite("A mailbox's ramp")
struct RampTests {
  private static func mailbox(start: Int = 2, step: Int = 1, perDay: Int = 5) -> Mailbox {
    var mailbox = Sample.mailbox(perDay: perDay)
    mailbox.ramp = MailboxRamp(start: start, step: step)
    return mailbox
  }

  private static func days(_ texts: String...) -> MailboxRecord {
    MailboxRecord(sendingDays: Set(texts.map(Sample.date)))
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let record: MailboxRecord
    let mails: [String]
    let at: String
    let room: String?

    init(_ name: String, _ record: MailboxRecord, _ mails: [String], at: String, _ room: String?) {
      (testDescription, self.record, self.mails, self.at, self.room) = (
        name, record, mails, at, room
      )
    }
  }

  /// Berlin is an hour ahead of UTC; two mails at first, one more on each sending day.
  static let cases: [Case] = [
    Case("has room at first", days(), [], at: "2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"),
    Case(
      "is full after two, until midnight makes the next day a higher one",
      days(),
      ["2026-11-24T08:00:00Z", "2026-11-24T08:30:00Z"],
      at: "2026-11-24T09:00:00Z",
      "2026-11-24T23:00:00Z"
    ),
    Case(
      "counts the days that the journal knows",
      days("2026-11-20", "2026-11-23"),
      ["2026-11-24T08:00:00Z", "2026-11-24T08:30:00Z"],
      at: "2026-11-24T09:00:00Z",
      "2026-11-24T09:00:00Z"
    ),
    Case(
      "does not count the present day",
      days("2026-11-24"),
      ["2026-11-24T08:00:00Z", "2026-11-24T08:30:00Z"],
      at: "2026-11-24T09:00:00Z",
      "2026-11-24T23:00:00Z"
    ),
    Case(
      "looks back over midnight",
      days("2026-11-23"),
      ["2026-11-23T20:00:00Z", "2026-11-23T21:00:00Z", "2026-11-24T07:00:00Z"],
      at: "2026-11-24T08:00:00Z",
      "2026-11-24T20:00:00Z"
    ),
    Case(
      "never overfills the 24 hours that end at a later mail",
      days(),
      ["2026-11-24T15:00:00Z", "2026-11-24T16:00:00Z"],
      at: "2026-11-24T09:00:00Z",
      "2026-11-24T23:00:00Z"
    ),
    Case(
      "is over after as many days as it has",
      days("2026-11-18", "2026-11-19", "2026-11-20"),
      ["2026-11-24T07:00:00Z", "2026-11-24T07:10:00Z", "2026-11-24T07:20:00Z"],
      at: "2026-11-24T08:00:00Z",
      "2026-11-24T08:00:00Z"
    ),
  ]

  @Test("the first instant with room", arguments: cases)
  func room(_ example: Case) throws {
    var climb = try #require(Climb(Self.mailbox(), example.record))
    var timeline = Timeline()
    for mail in example.mails.map(Sample.instant) {
      timeline.insert(mail, gap: 0)
      climb.note(mail)
    }
    let found = climb.room(from: Sample.instant(example.at), in: timeline)
    #expect(found == example.room.map(Sample.instant))
  }

  @Test("that starts at nothing never lets a first mail go")
  func nothing() throws {
    let climb = try #require(Climb(Self.mailbox(start: 0), MailboxRecord()))
    #expect(climb.room(from: Sample.tuesday, in: Timeline()) == nil)
  }

  @Test("holds in any order of slots, at every instant", arguments: 1...60)
  func property(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let start = 1 + Int(random.next() % 4)
    let step = 1 + Int(random.next() % 3)
    let mailbox = Self.mailbox(start: start, step: step, perDay: start + step * 3)
    var climb = try #require(Climb(mailbox, MailboxRecord()))
    var timeline = Timeline()
    for _ in 0..<50 {
      let wish = Sample.tuesday.adding(seconds: Int64(random.next() % (6 * 86_400)))
      guard let slot = climb.room(from: wish, in: timeline) else { continue }
      #expect(slot >= wish)
      guard timeline.blocked(at: slot, cap: mailbox.perDay, seconds: 86_400) == nil else {
        continue
      }
      timeline.insert(slot, gap: 0)
      climb.note(slot)
    }
    #expect(timeline.instants.count > 10)
    for mail in timeline.instants {
      let day = mailbox.zone.localDate(at: mail)
      let earlier = Set(timeline.instants.map(mailbox.zone.localDate)).count { $0 < day }
      let counted = timeline.count(after: mail.adding(seconds: -86_400), upTo: mail)
      #expect(counted <= min(mailbox.perDay, start + step * earlier))
    }
  }

  @Test("shows in a plan as the rule that held, and a draft that missed its slot climbs nothing")
  func plan() throws {
    let candidates = (0..<8).map { Sample.prospect("firm\($0)") }
    let policy = Sample.policy(mailboxes: [Self.mailbox()])
    let missed = Reservation(
      mailbox: MailboxID("ana"),
      account: AccountID("x"),
      contact: ContactID("x"),
      domain: "x.example",
      at: Sample.instant("2026-11-23T09:00:00Z"),
      draft: DraftID("d-x"),
      isOpen: true
    )
    let plan = try Sample.plan(candidates, policy, days: 3, reservations: [missed])
    let days = plan.scheduled.map { Sample.berlin.localDate(at: $0.slot.instant) }
    #expect(days.count { $0 == Sample.date("2026-11-24") } == 2)
    #expect(days.count { $0 == Sample.date("2026-11-25") } == 3)
    #expect(plan.scheduled.last?.waits.map(\.rule).contains(.mailboxRamp) == true)
  }
}

@Suite("A mailbox that stopped")
struct StoppedMailboxTests {
  private static let policy = Sample.policy(mailboxes: [Sample.mailbox(), Sample.mailbox("ben")])
  private static let used = Sample.prospect(
    touches: [
      Touch(
        id: TouchID("t"),
        account: AccountID("acme"),
        contact: ContactID("zoe-acme"),
        kind: .mailOut,
        at: Sample.instant("2026-11-16T09:00:00Z"),
        position: Touch.Position(
          sequence: SequenceID("prospect"),
          step: StepID("check-in/first")
        ),
        mailbox: MailboxID("ana")
      )
    ]
  )

  static let stopped: [MailboxRecord] = [
    MailboxRecord(mails: 50, bounces: 3), MailboxRecord(mails: 4, bounces: 3),
    MailboxRecord(mails: 50, complaint: Sample.instant("2026-11-20T09:00:00Z")),
  ]

  @Test("holds the accounts that it wrote to, until a person resumes it", arguments: stopped)
  func sticky(record: MailboxRecord) throws {
    let plan = try Sample.plan([Self.used], Self.policy, mailboxes: [MailboxID("ana"): record])
    #expect(plan.scheduled.isEmpty)
    let hold = try #require(plan.held.first?.holds.first { $0.rule == .mailboxHealth })
    #expect(hold.until == nil)
    #expect(
      hold.fact
        == .unhealthy(bounces: record.bounces, of: record.mails, complaint: record.complaint)
    )
  }

  @Test("gets no new account", arguments: stopped)
  func fresh(record: MailboxRecord) throws {
    let plan = try Sample.plan(
      [Sample.prospect()],
      Self.policy,
      mailboxes: [MailboxID("ana"): record]
    )
    #expect(plan.scheduled.map(\.mailbox) == [MailboxID("ben")])
  }

  @Test("two bounces of fifty stop nothing")
  func healthy() throws {
    let record = MailboxRecord(mails: 50, bounces: 2)
    let plan = try Sample.plan([Self.used], Self.policy, mailboxes: [MailboxID("ana"): record])
    #expect(plan.scheduled.map(\.mailbox) == [MailboxID("ana")])
  }
}

@Suite("The mailbox of an account")
struct RotationTests {
  private static let three = ["ana", "ben", "cleo"].map { Sample.mailbox($0) }

  private func mailboxes(
    _ candidates: [Candidate],
    _ mailboxes: [Mailbox] = three
  ) throws -> [String] {
    try Sample.plan(candidates, Sample.policy(mailboxes: mailboxes)).scheduled
      .map { "\($0.wish.key.account) \($0.mailbox)" }.sorted()
  }

  private func mail(_ at: String, from mailbox: String, to contact: String = "zoe") -> Touch {
    Touch(
      id: TouchID(at),
      account: AccountID("acme"),
      contact: ContactID(contact),
      kind: .mailOut,
      at: Sample.instant(at),
      position: Touch.Position(sequence: SequenceID("prospect"), step: StepID("check-in/first")),
      mailbox: MailboxID(mailbox)
    )
  }

  @Test("new ones go round, each to the one with most room, the first in the file among equals")
  func round() throws {
    let candidates = (1...4).map { Sample.prospect("f\($0)") }
    #expect(try mailboxes(candidates) == ["f1 ana", "f2 ben", "f3 cleo", "f4 ana"])
  }

  @Test("room is a share of the present cap, which a ramp keeps low")
  func share() throws {
    var low = Self.three
    low[0].perDay = 4
    low[1].ramp = MailboxRamp(start: 2, step: 1)
    low[2].ramp = nil
    let candidates = (1...4).map { Sample.prospect("f\($0)") }
    #expect(try mailboxes(candidates, low) == ["f1 ana", "f2 ben", "f3 cleo", "f4 cleo"])
  }

  @Test("is the one that wrote last, whatever its record says")
  func last() throws {
    var account = Sample.account()
    account.mailbox = MailboxID("cleo")
    let candidate = Candidate(
      account: account,
      contacts: [Sample.contact("zoe")],
      touches: [
        mail("2026-11-09T09:00:00Z", from: "ana"), mail("2026-11-16T09:00:00Z", from: "ben"),
      ]
    )
    #expect(try mailboxes([candidate]) == ["acme ben"])
  }

  @Test("is that of a draft where none wrote, else the chosen one; a removed one is no more")
  func others() throws {
    var account = Sample.account("acme", .client, fields: ["delivered_on": "2026-11-17"])
    account.mailbox = MailboxID("cleo")
    let zoe = [Sample.contact("zoe")]
    let draft = Sample.draft(
      step: "thank-you/renewal",
      in: "renewal",
      planned: "2026-11-25T09:00:00Z"
    )
    let drafted = Candidate(account: account, contacts: zoe, drafts: [draft])
    #expect(try mailboxes([drafted]) == ["acme ana"])
    let chosen = Candidate(account: account, contacts: zoe)
    #expect(try mailboxes([chosen]) == ["acme cleo"])
    account.mailbox = MailboxID("gone")
    let gone = Candidate(
      account: account,
      contacts: zoe,
      touches: [mail("2026-11-09T09:00:00Z", from: "old")]
    )
    #expect(try mailboxes([gone]) == ["acme ana"])
  }

  @Test("is one for all mails of the account in a plan")
  func oneForAll() throws {
    let account = Sample.account(
      "acme",
      .client,
      fields: ["delivered_on": "2026-11-17", "renewed_on": "2026-11-20"]
    )
    let other = Sample.prospect("zzz")
    let client = Candidate(account: account, contacts: [Sample.contact("zoe")])
    #expect(
      try mailboxes([client, other]) == ["acme ana", "acme ana", "zzz ben"]
    )
  }

  @Test("a new account goes to the next choice where the first has no slot left")
  func next() throws {
    var two = Array(Self.three.prefix(2))
    two[0].perHour = 0
    #expect(try mailboxes([Sample.prospect()], two) == ["acme ben"])
  }
}
