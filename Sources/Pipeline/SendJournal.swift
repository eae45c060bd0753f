import Civil
import Delivery
import Outreach
import Store
import Synchronization

/// The delivery's journal over the store: claims with a last look, and writes down every fate.
final class SendJournal: DeliveryJournal {
  private let store: any Store
  private let worker: String
  private let policy: Policy
  private let library: TemplateLibrary
  private let clock: @Sendable () -> Instant
  private let state: Mutex<State>

  private struct State {
    var queue: ArraySlice<DraftID>
    var attempts: [Delivery.AttemptID: Attempt] = [:]
    var count: Int64 = 0
    var report = SendRun.Report()
  }

  private struct Attempt {
    let id: StoredAttempt
    let draft: DraftRecord
  }

  init(
    _ store: any Store,
    queue: [DraftID],
    worker: String,
    policy: Policy,
    library: TemplateLibrary,
    clock: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.worker = worker
    self.policy = policy
    self.library = library
    self.clock = clock
    state = Mutex(State(queue: queue[...]))
  }

  func commit(_ entry: JournalEntry) throws -> JournalAnswer {
    try state.withLock { state in
      try settle(entry.settled, &state)
      let vetoed = try beginTransmitting(entry.transmitting, &state)
      return JournalAnswer(claimed: try claim(entry.wanted, &state), vetoed: vetoed)
    }
  }

  func add(to report: inout SendRun.Report) {
    let mine = state.withLock { $0.report }
    report.sent += mine.sent
    report.deferred += mine.deferred
    report.rejected += mine.rejected
    report.unknown += mine.unknown
    report.withdrawn += mine.withdrawn
    report.waiting += mine.waiting
  }

  private func settle(_ settled: [Delivery.Settlement], _ state: inout State) throws {
    let now = clock()
    var ends: [StoredEnd] = []
    for settlement in settled {
      guard let attempt = state.attempts.removeValue(forKey: settlement.id) else { continue }
      let end = Self.end(of: settlement.fate, attempts: attempt.draft.attempts, at: now)
      ends.append(StoredEnd(attempt: attempt.id, result: end, note: settlement.fate.description))
      note(end, of: attempt.draft, settlement.fate, in: &state.report)
    }
    guard !ends.isEmpty else { return }
    try store.finish(ends, at: now)
  }

  private func beginTransmitting(
    _ ids: [Delivery.AttemptID],
    _ state: inout State
  ) throws -> Set<Delivery.AttemptID> {
    var vetoed: Set<Delivery.AttemptID> = []
    var going = ids.filter { state.attempts[$0] != nil }
    while !going.isEmpty {
      do throws(StoreError) {
        try store.beginTransmitting(going.compactMap { state.attempts[$0]?.id }, at: clock())
        break
      } catch {
        guard case .notPossible(let draft, _, _) = error,
          let index = going.firstIndex(where: { state.attempts[$0]?.draft.id == draft })
        else { throw error }
        vetoed.insert(going.remove(at: index))
      }
    }
    return vetoed.union(ids.filter { state.attempts[$0] == nil })
  }

  private func claim(_ wanted: Int, _ state: inout State) throws -> [Parcel] {
    var parcels: [Parcel] = []
    while parcels.count < wanted, let id = state.queue.popFirst() {
      let now = clock()
      state.count += 1
      let attempt = StoredAttempt("\(worker)-\(state.count)")
      let outcome = try store.claim(id, attempt: attempt, worker: worker, at: now) {
        verdict($0, at: now)
      }
      switch outcome {
      case .claimed(let draft):
        let number = Delivery.AttemptID(state.count)
        state.attempts[number] = Attempt(id: attempt, draft: draft.record)
        parcels.append(Parcel(draft, attempt: number))
      case .waiting(let reason, let until):
        try noteClaim(id, reason, until, in: &state.report.waiting)
      case .withdrawn(let reason):
        try noteClaim(id, reason, nil, in: &state.report.withdrawn)
      case .notApproved:
        break
      }
    }
    return parcels
  }

  private func noteClaim(
    _ id: DraftID,
    _ note: String,
    _ until: Instant?,
    in list: inout [SendRun.Outcome]
  ) throws {
    guard let draft = try store.draft(id)?.record else { return }
    list.append(SendRun.Outcome(draft: draft, note: note, until: until))
  }

  private func verdict(_ context: ClaimContext, at now: Instant) -> ClaimVerdict {
    let recheck = Recheck(policy: policy, library: library, now: now)
    let zone = context.draft.planned.zone
    switch recheck.verdict(
      on: context.draft,
      context.candidate,
      given: context.reservations
    )
    {
    case .go: return .go
    case .wait(let hold): return .wait(reason: hold.sentence(in: zone), until: hold.until)
    case .withdraw(let hold): return .withdraw(reason: hold.sentence(in: zone))
    }
  }
}

extension SendJournal {
  /// What a fate means for the draft.
  private static func end(of fate: Fate, attempts: Int, at now: Instant) -> StoredEnd.Result {
    switch fate {
    case .sent, .filed: .sent
    case .unknown: .unknown
    case .withdrawn: .deferred(until: now)
    case .rejected(let rejection) where rejection.scope == .session:
      .deferred(until: now)
    case .rejected(let rejection) where rejection.isTemporary:
      .deferred(until: Retry.notBefore(attempts: attempts, after: now))
    case .rejected(let rejection):
      .rejected(recipientIsBad: rejection.scope == .recipient)
    }
  }

  private func note(
    _ end: StoredEnd.Result,
    of draft: DraftRecord,
    _ fate: Fate,
    in report: inout SendRun.Report
  ) {
    switch end {
    case .sent:
      report.sent.append(draft)
    case .deferred(let until):
      report.deferred.append(
        SendRun.Outcome(draft: draft, note: fate.description, until: until)
      )
    case .rejected:
      report.rejected.append(SendRun.Outcome(draft: draft, note: fate.description, until: nil))
    case .unknown:
      report.unknown.append(SendRun.Outcome(draft: draft, note: fate.description, until: nil))
    }
  }
}
