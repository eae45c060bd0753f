import Civil
import Delivery
import Foundation
import Mail
import Outreach
import Pipeline
import Store
import Synchronization
import TestSupport
import Wire

@testable import Cadence

/// A week of `rapport run` in a second: the real service, database and SMTP engine, against a server
/// that misbehaves, on a machine that sleeps, is killed, and whose clock and configuration somebody
/// changes.
///
/// Time passes only while the service pauses and nothing is in its hands.
final class ServiceWeek: Sendable {
  let store: SQLiteStore
  let server: FaultySMTP
  let trial: CadenceCase
  let policies: [Policy]
  let library: TemplateLibrary
  let fault: ServiceFault?
  let state: Mutex<State>

  struct State {
    /// What the machine's clock shows.
    var clock: Int64
    /// Seconds of true time that have passed.
    var lived: Int64 = 0
    var events: [WeekEvent] = []
    var chance: Chance
    var record: CadenceRecord
    var reader = JournalReader()
    var files = 0
    var settings = 0
    var isBad = false
    /// Journal entries until the process is gone; nil: nobody is about to kill it.
    var fuse: Int?
    var isDead = false
    var failure: (any Error)?
    /// Something may have been written since the journal was read last.
    var hasNews = true
    var counts: [Notice.Event: Int] = [:]
    var replies = 0
  }

  static let days: Int64 = 7

  init(seed: UInt64, fault: ServiceFault? = nil) throws {
    trial = CadenceCase(seed: seed, size: CadenceCase.Size(firms: 24, days: 1))
    self.fault = fault
    let start = (trial.events.first?.at ?? 0) / 86_400 * 86_400
    policies = try trial.record.settings.map { settings in
      var policy = try Policy(settings)
      policy.service.days = 3
      if seed.isMultiple(of: 3) { policy.service.approves = [.thankYou] }
      return fault?.blinded(policy) ?? policy
    }
    library = try trial.record.library()
    store = try SQLiteStore.inMemory()
    server = try FaultySMTP(
      [],
      ["--mix", "0.04", "--seed", "\(seed)"],
      in: TemporaryFolder.current
    )
    var chance = Chance(seed: seed)
    var state = State(clock: start, chance: chance, record: trial.record)
    state.events = WeekEvent.week(of: Self.days, &chance)
    state.chance = chance
    self.state = Mutex(state)
    try fillBook()
    try collect()
  }

  private func fillBook() throws {
    let candidates = try trial.record.candidates(past: trial.past)
    try store.importBook(at: now) { writer in
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
  }

  var record: CadenceRecord { state.withLock { $0.record } }
  var counts: [Notice.Event: Int] { state.withLock { $0.counts } }
  var now: Instant { Instant(epochSeconds: state.withLock { $0.clock }) }
  private var isOver: Bool { state.withLock { $0.lived >= Self.days * 86_400 } }

  /// Mails that the server took.
  func taken() throws -> [String] {
    guard try server.waitsUntilGone() else { throw FaultySMTP.NoServer() }
    return try server.taken()
  }

  /// Starts the service again and again until the week is over.
  func live() async throws {
    var starts = 0
    while !isOver {
      starts += 1
      let (wishes, inlet) = AsyncStream<ServiceRun.Wish>.makeStream()
      var mode = ServiceRun.Mode(sends: true)
      mode.look = 900
      let run = ServiceRun(store, worker: "w\(starts)", mode: mode, in: world(inlet))
      // A service does not start with a wrong file: somebody mended it.
      state.withLock { $0.isBad = false }
      let end = await run.run(try load(), wishes: wishes, until: Halt())
      if let failure = end.failure, !(failure is Killed) { throw failure }
      if let failure = state.withLock({ $0.failure }) { throw failure }
      try revive()
    }
    // What the last kill left behind is for the next start to say.
    _ = try store.recover(at: now)
    state.withLock { $0.hasNews = true }
    try collect()
  }

  /// The machine is off for a while after a kill.
  private func revive() throws {
    try collect()
    let wasDead = state.withLock { state in
      defer {
        state.isDead = false
        state.fuse = nil
      }
      guard state.isDead else { return false }
      let hours = state.chance.pick([0, 0, 1, 9])
      state.pass(Int64(hours) * 3_600 + 5)
      return true
    }
    guard wasDead, fault == .rescue else { return }
    _ = try store.recover(at: now)
    for draft in try store.drafts(DraftFilter(states: [.unknown])) {
      try store.resolve(draft.id, wasSent: false, reason: "rescued", by: "fault", at: now)
    }
  }

  private func world(_ inlet: AsyncStream<ServiceRun.Wish>.Continuation) -> ServiceRun.World {
    ServiceRun.World(
      clock: { [self] in state.withLock { $0.tick() } },
      pause: { [self] until, isBusy in
        // Its end is another signal, which cancels this wait.
        if isBusy {
          try? await Task.sleep(for: .seconds(60))
          return
        }
        do { try pass(until: until, inlet) } catch { state.withLock { $0.failure = error } }
        if isOver || state.withLock({ $0.failure != nil || $0.isDead }) { inlet.yield(.stop) }
      },
      files: { [self] in String(state.withLock { $0.files }) },
      load: { [self] in try load() },
      tell: { [self] notice in
        state.withLock { state in
          state.hasNews = true
          state.counts[notice.event, default: 0] += 1
        }
      },
      keep: { _ in }
    )
  }

  /// What the service's file says now; what is wrong with it is thrown.
  private func load() throws -> ServiceRun.Workplace {
    if state.withLock({ $0.isBad }) { throw WrongFile() }
    try collect()
    state.withLock { $0.record.entries.append(.settings($0.settings)) }
    return try workplace()
  }

  struct WrongFile: Error {}

  private func workplace() throws -> ServiceRun.Workplace {
    let index = fault == .deafToFiles ? 0 : state.withLock { $0.settings }
    var transports: [MailboxID: any Transport] = [:]
    for mailbox in policies[index].mailboxes {
      let access = Access(
        endpoint: try Endpoint(host: "127.0.0.1", port: server.port, security: .loopbackOnly),
        ehloName: try EHLOName("northlight.example"),
        credentials: nil,
        trust: .system
      )
      let way = SMTPTransport(access: access, connections: mailbox.perHour > 2 ? 2 : 1)
      transports[mailbox.id] = MortalTransport(way) { [self] in
        try state.withLock { try $0.burn() }
      }
    }
    return ServiceRun.Workplace(
      policy: policies[index],
      library: library,
      transports: transports
    )
  }

  func collect() throws {
    try state.withLock { state in
      guard state.hasNews else { return }
      state.hasNews = false
      state.record.entries += try state.reader.news(of: store)
    }
  }
}

extension ServiceWeek.State {
  mutating func pass(_ seconds: Int64) {
    clock += seconds
    lived += seconds
  }

  /// Goes on by a second whenever somebody looks, so that no two entries have one instant.
  mutating func tick() -> Instant {
    pass(1)
    return Instant(epochSeconds: clock)
  }

  /// Before and after each entry of a journal: at some time the process is gone.
  mutating func burn() throws(Killed) {
    hasNews = true
    if isDead { throw Killed() }
    guard let left = fuse else { return }
    fuse = left - 1
    guard left <= 0 else { return }
    isDead = true
    throw Killed()
  }
}
