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
  private let journal: any DeliveryJournal
  private let entries: GroupCommit
  private let troubleLimit: Int
  private let state = Mutex(State())

  init(_ journal: any DeliveryJournal, until halt: Halt, troubleLimit: Int) {
    self.journal = journal
    entries = GroupCommit(journal)
    self.halt = halt
    self.troubleLimit = troubleLimit
  }

  /// No new parcel is begun.
  var isStopping: Bool {
    halt.isRequested || state.withLock { $0.refusal != nil || $0.failure != nil }
  }

  /// Asks for an entry, without waiting for it.
  ///
  /// Parcels are wanted only as long as nothing speaks against beginning one: one, or several ahead.
  /// One that another connection gave back comes first.
  func order(
    settled: [Settlement],
    transmitting: [AttemptID] = [],
    wanting wanted: Int = 0
  ) -> JournalOrder {
    let wants = isStopping ? 0 : wanted
    let returned = wants > 0 ? lobby.take().map { [$0] } ?? [] : []
    var entry = JournalEntry(settled: settled, transmitting: transmitting)
    if returned.isEmpty {
      entry.wanted = wants == 1 ? 1 : 0
      entry.ahead = wants > 1 ? wants : 0
    }
    let order = JournalOrder()
    guard entry != JournalEntry() else {
      order.fulfil(.success(JournalAnswer(claimed: returned)))
      return order
    }
    entries.post(entry) { [self] result in
      switch result {
      case .success: count(settled)
      case .failure(let error):
        lobby.add(returned)
        fail(error)
      }
      order.fulfil(
        result.map { answer in
          JournalAnswer(
            claimed: returned + answer.claimed,
            ahead: answer.ahead,
            vetoed: answer.vetoed
          )
        }
      )
    }
    return order
  }

  /// The same, durable on return.
  func commit(
    settled: [Settlement],
    transmitting: [AttemptID] = [],
    wanting wanted: Int = 0
  ) throws -> JournalAnswer {
    try order(settled: settled, transmitting: transmitting, wanting: wanted).answer()
  }

  /// The dot of a marked parcel is about to be written.
  func dotFollows(_ id: AttemptID) { journal.dotFollows(id) }

  /// What became of a parcel, before it is settled.
  func ended(_ settlement: Settlement) { journal.ended(settlement) }

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
    _ = try commit(settled: left.map { Settlement(id: $0.id, fate: fate) })
    if let failure = state.withLock({ $0.failure }) { throw failure }
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
