import Civil
import Outreach
import Store
import Testing

@testable import Pipeline

/// What a service decides to do next, step by step, with times that the tests say.
@Suite("A service")
struct ServiceTests {
  private static let eight = Instant(epochSeconds: 1_795_593_600)
  private static let ana = MailboxID("ana")
  private static let ben = MailboxID("ben")
  private static let sight = Service.Sight(files: "a", book: 1)

  private static func at(_ seconds: Int64) -> Instant { eight.adding(seconds: seconds) }

  private static func slot(_ id: String, _ mailbox: MailboxID, _ seconds: Int64) -> DraftSlot {
    DraftSlot(
      id: DraftID(id),
      mailbox: mailbox,
      slot: at(seconds),
      place: SlotPlace(planned: at(seconds), number: 1)
    )
  }

  private static func census(_ slots: [DraftSlot]) -> Service.Event {
    .counted(Service.Census(slots: slots, counts: [:], oldestUnknown: nil))
  }

  /// What is to be done, but for reports.
  private func next(
    _ service: inout Service,
    _ event: Service.Event,
    _ seconds: Int64
  ) -> [Service.Action] {
    service.next(event, at: Self.at(seconds)).filter { action in
      if case .report = action { false } else { true }
    }
  }

  /// One that has made its first plan and knows of these slots.
  private func running(
    _ slots: [DraftSlot],
    drafts: Bool = true,
    sends: Bool = true,
    isOnce: Bool = false
  ) -> Service {
    let rules = Service.Rules(
      drafts: drafts,
      sends: sends,
      isOnce: isOnce,
      zone: .utc,
      mailboxes: [Self.ana, Self.ben]
    )
    var service = Service(rules)
    _ = service.next(.began(Self.sight), at: Self.at(-2))
    _ = service.next(Self.census(slots), at: Self.at(-2))
    _ = service.next(.planned(isDone: true), at: Self.at(-1))
    _ = service.next(Self.census(slots), at: Self.at(-1))
    return service
  }

  @Test("plans before it sends, and sends at the slot and not before")
  func atItsSlot() {
    var service = Service(
      Service.Rules(drafts: true, sends: true, zone: .utc, mailboxes: [Self.ana])
    )
    let slots = [Self.slot("d1", Self.ana, 10)]
    #expect(next(&service, .began(Self.sight), 20) == [.count])
    #expect(next(&service, Self.census(slots), 20) == [.plan, .pause(until: Self.at(35))])
    #expect(next(&service, .planned(isDone: true), 21) == [.count])
    let later = [Self.slot("d1", Self.ana, 27)]
    #expect(next(&service, Self.census(later), 21) == [.pause(until: Self.at(27))])
    #expect(next(&service, .woke(Self.sight), 26) == [.pause(until: Self.at(27))])
    let actions = next(&service, .woke(Self.sight), 27)
    #expect(actions.first == .deliver(later, from: Self.ana))
  }

  @Test("sleeps until it is time to look at the files, and reads no book for that")
  func idle() {
    var service = running([])
    for turn in 1...200 as ClosedRange<Int64> {
      let now = turn * 15
      #expect(next(&service, .woke(Self.sight), now) == [.pause(until: Self.at(now + 15))])
    }
  }

  @Test("serves mailboxes side by side, each one mail after the other")
  func sideBySide() {
    let slots = [
      Self.slot("d1", Self.ana, 5), Self.slot("d2", Self.ben, 6), Self.slot("d3", Self.ana, 6),
    ]
    var service = running(slots)
    _ = next(&service, .woke(Self.sight), 5)
    let actions = next(&service, .woke(Self.sight), 6)
    #expect(actions.first == .deliver([slots[1]], from: Self.ben))
    let done = Service.Delivered(Self.ana, asked: [DraftID("d1")])
    #expect(next(&service, .delivered(done), 8) == [.count])
    #expect(
      next(&service, Self.census([slots[1], slots[2]]), 8).first
        == .deliver([slots[2]], from: Self.ana)
    )
  }

  @Test(
    "plans anew before anything goes, after a sleep or a jump of the clock",
    arguments: [(7_200, 7_185), (-3_600, -3_600)] as [(Int64, Int64)]
  )
  func jump(_ now: Int64, _ by: Int64) {
    let slots = [Self.slot("d1", Self.ana, -4_000)]
    var service = running(slots)
    _ = next(&service, .woke(Self.sight), 0)
    _ = next(&service, .delivered(Service.Delivered(Self.ana, asked: [DraftID("d1")])), 0)
    _ = next(&service, Self.census([]), 0)
    #expect(next(&service, .woke(Self.sight), now) == [.count])
    #expect(service.jump == by)
    let actions = next(&service, Self.census(slots), now)
    #expect(actions.first == .plan && actions.count == 2)
    #expect(next(&service, .planned(isDone: true), now + 1) == [.count])
    #expect(next(&service, Self.census(slots), now + 1).first == .deliver(slots, from: Self.ana))
  }

  @Test("a plan that was under way at the jump does not count as the one that is wanted")
  func jumpWhilePlanning() {
    var service = running([])
    let other = Service.Sight(files: "a", book: 2)
    _ = next(&service, .woke(other), 70)
    #expect(next(&service, Self.census([]), 70).first == .plan)
    _ = next(&service, .woke(other), 9_000)
    let slots = [Self.slot("d1", Self.ana, 100)]
    #expect(next(&service, Self.census(slots), 9_000) == [.pause(until: Self.at(9_015))])
    _ = next(&service, .planned(isDone: true), 9_001)
    #expect(next(&service, Self.census(slots), 9_001).first == .plan)
  }

  @Test("a file that changed is read once two looks find it the same, with no mail in hand")
  func reload() {
    let slots = [Self.slot("d1", Self.ana, 5), Self.slot("d2", Self.ben, 7)]
    var service = running(slots)
    #expect(next(&service, .woke(Self.sight), 5).first == .deliver([slots[0]], from: Self.ana))
    let new = Service.Sight(files: "b", book: 1)
    // Nothing new begins, although a slot has come.
    #expect(next(&service, .woke(new), 8) == [.pause(until: Self.at(10))])
    #expect(next(&service, .woke(new), 10) == [.pause(until: Self.at(25))])
    let done = Service.Delivered(Self.ana, asked: [DraftID("d1")])
    #expect(next(&service, .delivered(done), 11) == [.load])
    let rules = Service.Rules(drafts: true, sends: true, zone: .utc, mailboxes: [Self.ben])
    #expect(next(&service, .loaded(rules), 11) == [.count])
    #expect(next(&service, Self.census(slots), 11).first == .plan)
  }

  @Test("a refused file leaves everything as it was, and is not read again while it is the same")
  func refused() {
    let slots = [Self.slot("d1", Self.ana, 30)]
    var service = running(slots)
    let new = Service.Sight(files: "b", book: 1)
    _ = next(&service, .woke(new), 8)
    #expect(next(&service, .woke(new), 10) == [.load])
    #expect(next(&service, .refused, 10) == [.pause(until: Self.at(25))])
    #expect(next(&service, .woke(new), 25) == [.pause(until: Self.at(30))])
    #expect(next(&service, .woke(new), 30).first == .deliver(slots, from: Self.ana))
  }

  @Test("what others did to the book is planned within a minute, and approved mail goes meanwhile")
  func book() {
    var service = running([])
    let new = Service.Sight(files: "a", book: 2)
    #expect(next(&service, .woke(new), 15) == [.count])
    let slots = [Self.slot("d1", Self.ana, -30)]
    #expect(next(&service, Self.census(slots), 15).first == .deliver(slots, from: Self.ana))
    #expect(next(&service, .woke(new), 59).first == .plan)
  }

  @Test(
    "a server that is away is tried again later and later; one that wants a person, after a reload"
  )
  func refusals() {
    let slots = [Self.slot("d1", Self.ana, 0)]
    var service = running(slots)
    var asked: [Int64] = []
    for now in stride(from: 0, to: 3_000, by: 15) as StrideTo<Int64> {
      guard case .deliver? = next(&service, .woke(Self.sight), now).first else { continue }
      asked.append(now)
      let end = Service.Delivered.End.refused(isPassing: asked.count < 3)
      let away = Service.Delivered(Self.ana, asked: [DraftID("d1")], end: end)
      #expect(next(&service, .delivered(away), now) == [.count])
      _ = next(&service, Self.census(slots), now)
    }
    #expect(asked == [0, 300, 900])
    #expect(next(&service, .reload, 3_000) == [.load])
    // What lies there is wrong: the mailbox is tried again all the same.
    #expect(next(&service, .refused, 3_000).first == .deliver(slots, from: Self.ana))
  }

  @Test("asked to stop it begins nothing, and ends when no mail is in hand")
  func stop() {
    let slots = [Self.slot("d1", Self.ana, 5), Self.slot("d2", Self.ben, 7)]
    var service = running(slots)
    _ = next(&service, .woke(Self.sight), 5)
    #expect(next(&service, .stop, 6) == [.pause(until: Self.at(21))])
    #expect(next(&service, .woke(Self.sight), 8) == [.pause(until: Self.at(23))])
    let done = Service.Delivered(Self.ana, asked: [DraftID("d1")])
    #expect(next(&service, .delivered(done), 9) == [.end])
  }

  @Test("a journal that cannot be written ends it")
  func failure() {
    let slots = [Self.slot("d1", Self.ana, 5)]
    var service = running(slots)
    _ = next(&service, .woke(Self.sight), 5)
    let failed = Service.Delivered(Self.ana, asked: [DraftID("d1")], end: .failed)
    #expect(next(&service, .delivered(failed), 6) == [.end])
  }

  @Test("one that goes once ends when nothing is due any more")
  func once() {
    let slots = [Self.slot("d1", Self.ana, 5), Self.slot("d2", Self.ana, 600)]
    var service = running([], isOnce: true)
    _ = next(&service, .woke(Service.Sight(files: "a", book: 2)), 5)
    #expect(next(&service, Self.census(slots), 5).first == .deliver([slots[0]], from: Self.ana))
    let done = Service.Delivered(Self.ana, asked: [DraftID("d1")])
    _ = next(&service, .delivered(done), 6)
    #expect(next(&service, Self.census([slots[1]]), 6) == [.end])
  }

  @Test("without leave to send it sends nothing, and without leave to draft it plans nothing")
  func leave() {
    let slots = [Self.slot("d1", Self.ana, 5)]
    var silent = running(slots, sends: false)
    #expect(next(&silent, .woke(Self.sight), 6) == [.pause(until: Self.at(21))])
    var idle = running(slots, drafts: false)
    #expect(next(&idle, .woke(Self.sight), 7_200) == [.count])
    #expect(next(&idle, Self.census(slots), 7_200).first == .deliver(slots, from: Self.ana))
  }

  @Test("a new day reads the calendars anew, then plans")
  func newDay() {
    var service = running([])
    var now: Int64 = 0
    while Self.at(now).epochSeconds % 86_400 != 0 {
      #expect(next(&service, .woke(Self.sight), now) == [.pause(until: Self.at(now + 15))])
      now += 15
    }
    #expect(next(&service, .woke(Self.sight), now) == [.load])
  }

  @Test("says at least once a minute that it lives")
  func heartbeat() {
    var service = running([])
    let reports = (1...40 as ClosedRange<Int64>).compactMap { turn -> Health? in
      let actions = service.next(.woke(Self.sight), at: Self.at(turn * 15))
      guard case .report(let health)? = actions.first else { return nil }
      return health
    }
    #expect(reports.count == 10)
    #expect(reports.allSatisfy { $0.state == .running && $0.nextSlot == nil })
  }
}
