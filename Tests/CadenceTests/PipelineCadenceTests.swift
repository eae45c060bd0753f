import Civil
import Delivery
import Mail
import Outreach
import Pipeline
import Store
import Synchronization
import Testing
import Wire

@testable import Cadence

/// The whole way with a database: draft, approve, send over a transport in memory, replies.
@Suite("Caps through the database")
struct PipelineCadenceTests {
  @Test(
    "no mail that a sender claims goes against a rule",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func noBreach(seed: UInt64) async throws {
    let course = try Course(seed: seed)
    for day in 0..<15 { try await course.live(day: day) }
    let checker = Checker.check(course.record)
    #expect(checker.breaches.isEmpty, "seed \(seed): \(checker.breaches.prefix(5))")
  }
}

/// One book in a database, and what happened to it so far.
private final class Course {
  private(set) var record: CadenceRecord
  private let store: SQLiteStore
  private let policy: Policy
  private let library: TemplateLibrary
  private let clock: Clock
  private var chance: Chance
  private var reader = JournalReader()
  private var replies = 0

  init(seed: UInt64) throws {
    let trial = CadenceCase(seed: seed, size: CadenceCase.Size(firms: 14, days: 1))
    let start = (trial.events.first?.at ?? 0) / 86_400 * 86_400
    chance = Chance(seed: seed)
    clock = Clock(at: start)
    store = try SQLiteStore.inMemory()
    policy = try Policy(trial.record.settings[0])
    library = try trial.record.library()
    record = trial.record
    let candidates = try record.candidates(past: trial.past)
    try store.importBook(at: clock.now) { writer in
      for candidate in candidates { _ = try writer.put(candidate.account) }
      for candidate in candidates {
        for contact in candidate.contacts where contact.account == candidate.account.id {
          _ = try writer.put(contact)
        }
      }
      for candidate in candidates {
        for touch in candidate.touches { _ = try writer.put(touch) }
      }
    }
    try collect()
  }

  func live(day: Int) async throws {
    clock.turn(to: clock.start + Int64(day) * 86_400)
    let now = clock.now
    let planner = Planner(
      policy: policy,
      library: library,
      now: now,
      horizon: now.adding(seconds: 2 * 86_400),
      seed: 1
    )
    let report = try DraftRun(store, by: planner).run()
    for draft in report.written where Int.random(in: 1...10, using: &chance) < 10 {
      try store.approve(draft.id, digest: draft.digest, by: "tester", at: clock.now)
    }
    try collect()
    try await send()
    try collect()
    try hear()
  }

  private func send() async throws {
    _ = try store.recover(at: clock.now)
    let run = SendRun(store, policy: policy, library: library, worker: "w\(clock.now.epochSeconds)")
    let courier = Courier(seed: chance.next())
    let clock = clock
    let world = SendWorld(
      clock: { clock.tick() },
      pause: { until, _ in clock.turn(to: until.epochSeconds) },
      transports: Dictionary(uniqueKeysWithValues: policy.mailboxes.map { ($0.id, courier) })
    )
    let order = try run.order(at: clock.now, limit: .all, waiting: true)
    let report = await run.live(order, in: world, until: Halt())
    if let failure = report.failure { throw failure }
  }

  /// Somebody who got a mail writes, is away, or does not exist.
  private func hear() throws {
    let mails = record.entries.compactMap { entry -> CadenceRecord.Touch? in
      if case .touch(let touch) = entry, touch.draft != nil { touch } else { nil }
    }
    guard let mail = mails.suffix(6).randomElement(using: &chance),
      let kind = ["mail-in", "auto-reply", "bounce", nil, nil].randomElement(using: &chance),
      let kind
    else { return }
    replies += 1
    var touch = CadenceRecord.Touch(
      id: "r\(replies)",
      firm: mail.firm,
      person: mail.person,
      kind: kind,
      at: clock.tick().epochSeconds
    )
    touch.until = nil
    try store.record([try Touch(touch)], at: clock.now)
    try collect()
  }

  private func collect() throws { record.entries += try reader.news(of: store) }
}

/// A clock that goes on by a second whenever somebody looks, and jumps when told to wait.
private final class Clock: Sendable {
  let start: Int64
  private let seconds: Mutex<Int64>

  init(at start: Int64) {
    self.start = start
    seconds = Mutex(start)
  }

  var now: Instant { Instant(epochSeconds: seconds.withLock { $0 }) }

  func tick() -> Instant {
    Instant(
      epochSeconds: seconds.withLock { seconds in
        seconds += 1
        return seconds
      }
    )
  }

  func turn(to instant: Int64) { seconds.withLock { $0 = max($0, instant) } }
}

/// Takes most mails, refuses some, and leaves some in doubt.
private final class Courier: Transport {
  private let chance: Mutex<Chance>

  init(seed: UInt64) { chance = Mutex(Chance(seed: seed)) }

  func deliver(_ journal: any DeliveryJournal, until halt: Halt) throws -> DeliverySummary {
    var settled: [Delivery.Settlement] = []
    while true {
      let answer = try journal.commit(JournalEntry(settled: settled, wanted: 1))
      guard let parcel = answer.claimed.first else { return DeliverySummary() }
      let vetoed = try journal.commit(JournalEntry(transmitting: [parcel.id])).vetoed
      let fate: Fate =
        vetoed.isEmpty ? fate() : .withdrawn(.vetoed)
      settled = [Delivery.Settlement(id: parcel.id, fate: fate)]
    }
  }

  private func fate() -> Fate {
    chance.withLock { chance in
      switch Int.random(in: 1...20, using: &chance) {
      case 1: .withdrawn(.halted)
      default: .sent(Reply(code: 250, text: "ok"))
      }
    }
  }
}
