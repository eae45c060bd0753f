import Synchronization
import Wire

/// What the connections of one run share: the journal, parcels that came back, and reasons to stop.
final class Round: Sendable {
  private struct State {
    var summary = DeliverySummary()
    var refusal: SessionRefusal?
    var lastFailure: SessionRefusal?
    var troubles = 0
    var failure: (any Error)?
  }

  let halt: Halt
  let lobby = Lobby()
  private let journal: GroupCommit
  private let troubleLimit: Int
  private let state = Mutex(State())

  init(_ journal: any DeliveryJournal, until halt: Halt, troubleLimit: Int) {
    self.journal = GroupCommit(journal)
    self.halt = halt
    self.troubleLimit = troubleLimit
  }

  /// No new parcel is begun.
  var isStopping: Bool {
    halt.isRequested || state.withLock { $0.refusal != nil || $0.failure != nil }
  }

  /// Durable on return.
  ///
  /// A parcel is wanted only as long as nothing speaks against beginning one; those that another
  /// connection gave back come first.
  func commit(
    settled: [Settlement],
    transmitting: [AttemptID] = [],
    wanting: Bool
  ) throws -> JournalAnswer {
    let wants = wanting && !isStopping
    let returned = wants ? lobby.take() : nil
    var entry = JournalEntry(settled: settled, transmitting: transmitting)
    entry.wanted = wants && returned == nil ? 1 : 0
    guard entry != JournalEntry() else {
      return JournalAnswer(claimed: returned.map { [$0] } ?? [])
    }
    do {
      var answer = try journal.commit(entry)
      if let returned { answer.claimed = [returned] }
      count(settled)
      return answer
    } catch {
      if let returned { lobby.add(returned) }
      fail(error)
      throw error
    }
  }

  private func count(_ settled: [Settlement]) {
    state.withLock { state in
      for settlement in settled { state.summary.count(settlement.fate) }
    }
  }

  func countConnection() { state.withLock { $0.summary.connections += 1 } }

  /// The journal's error; the first counts.
  func fail(_ error: any Error) { state.withLock { $0.failure = $0.failure ?? error } }

  /// A connection could not be made.
  ///
  /// The run goes on over the others, unless it is a matter for a person, or nobody else takes what
  /// this one gave back.
  func noConnection(_ error: WireError) {
    if error.remedy == .configuration { stop(.connection(error)) }
    if error.problem != .halted { state.withLock { $0.lastFailure = .connection(error) } }
  }

  /// The first reason counts.
  func stop(_ refusal: SessionRefusal) { state.withLock { $0.refusal = $0.refusal ?? refusal } }

  /// Stops the run when mail after mail ends in trouble, lest each of many becomes unknown.
  func watch(_ fate: Fate) {
    guard let trouble = fate.trouble else { return state.withLock { $0.troubles = 0 } }
    let count = state.withLock { state in
      state.troubles += 1
      return state.troubles
    }
    if count >= troubleLimit { stop(.troubles(trouble)) }
  }

  /// Settles what nobody began, and says how it went.
  ///
  /// - Throws: what the journal threw, first of all.
  func finish() throws -> DeliverySummary {
    if let failure = state.withLock({ $0.failure }) { throw failure }
    let left = lobby.takeAll()
    let refusal = state.withLock { $0.refusal ?? (left.isEmpty ? nil : $0.lastFailure) }
    let fate = refusal.map { Fate.rejected(Rejection($0)) } ?? .withdrawn(.halted)
    _ = try commit(settled: left.map { Settlement(id: $0.id, fate: fate) }, wanting: false)
    var summary = state.withLock { $0.summary }
    summary.end = refusal.map { .refused($0) } ?? (halt.isRequested ? .halted : .finished)
    return summary
  }
}

extension Fate {
  /// The trouble it ended in, if no server's word decided it.
  fileprivate var trouble: Trouble? {
    switch self {
    case .unknown(let doubt): return doubt.trouble
    case .rejected(let rejection):
      if case .trouble(let trouble) = rejection.cause { return trouble }
      return nil
    case .sent, .filed, .withdrawn: return nil
    }
  }
}
