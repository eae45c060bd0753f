import Civil
import Delivery
import Outreach
import Store
import Synchronization

/// The delivery's journal over the store: claims with a last look, and writes down every fate.
final class SendJournal: DeliveryJournal {
  private let store: any Store
  private let worker: String
  private let slate: Slate?
  private let policy: Policy
  private let library: TemplateLibrary
  private let clock: @Sendable () -> Instant
  private let settled: @Sendable (_ handedOver: Int, _ sent: [DraftID]) -> Void
  private let state: Mutex<State>

  private struct State {
    var work: Work
    var records: [MailboxID: MailboxRecord] = [:]
    /// When they were read; nil when something came in between.
    var recordsOf: Instant?
    var report = SendRun.Report()
  }

  /// What one entry changes, kept only if its transaction stands.
  private struct Work {
    var queue: SendQueue
    var attempts: [Delivery.AttemptID: Attempt] = [:]
    var count: Int64 = 0
    /// So many at the queue's front were looked at ahead.
    var ahead = 0
    var news = SendRun.Report()
    var sent: [DraftID] = []
    /// On the slate until the entry is durable.
    var settled: [StoredAttempt] = []
    var marked: [StoredAttempt] = []
    /// What the journal said of each mailbox a while ago.
    var records: [MailboxID: MailboxRecord] = [:]
  }

  private struct Attempt {
    let id: StoredAttempt
    let draft: DraftRecord
  }

  init(
    _ store: any Store,
    queue: SendQueue,
    worker: String,
    slate: Slate?,
    policy: Policy,
    library: TemplateLibrary,
    clock: @escaping @Sendable () -> Instant,
    settled: @escaping @Sendable (_ handedOver: Int, _ sent: [DraftID]) -> Void = { _, _ in }
  ) {
    self.store = store
    self.worker = worker
    self.slate = slate
    self.policy = policy
    self.library = library
    self.clock = clock
    self.settled = settled
    state = Mutex(State(work: Work(queue: queue)))
  }

  func commit(_ entry: JournalEntry) throws -> JournalAnswer {
    let (answer, handedOver, sent) = try state.withLock { state in
      try readRecords(into: &state)
      var work = state.work
      (work.news, work.sent) = (SendRun.Report(), [])
      work.records = state.records
      (work.settled, work.marked) = ([], [])
      let answer: JournalAnswer
      do {
        answer = try store.delivering { writer in
          try settle(entry.settled, &work, writer)
          let vetoed = try beginTransmitting(entry.transmitting, &work, writer)
          return JournalAnswer(
            claimed: try claim(entry.wanted, marking: false, &work, writer),
            ahead: try claim(entry.ahead, marking: true, &work, writer),
            vetoed: vetoed
          )
        }
      } catch {
        for attempt in work.marked { slate?.release(attempt) }
        throw error
      }
      for attempt in work.settled { slate?.release(attempt) }
      state.work = work
      state.report.add(work.news)
      if !work.news.rejected.isEmpty { state.recordsOf = nil }
      return (answer, work.news.handedOver, work.sent)
    }
    if handedOver > 0 { settled(handedOver, sent) }
    return answer
  }

  func dotFollows(_ id: Delivery.AttemptID) {
    slate?.note(.begun, on: stored(id))
  }

  func ended(_ settlement: Delivery.Settlement) {
    let words = settlement.fate.description
    switch settlement.fate {
    case .sent, .filed: slate?.note(.taken(words), on: stored(settlement.id))
    case .rejected, .withdrawn: slate?.note(.refused(words), on: stored(settlement.id))
    case .unknown: break
    }
  }

  private func stored(_ id: Delivery.AttemptID) -> StoredAttempt {
    StoredAttempt("\(worker)-\(id.number)")
  }

  /// How old what is known of the mailboxes may be, in seconds.
  private static let recordsLast: Int64 = 60

  private func readRecords(into state: inout State) throws {
    let now = clock()
    if let read = state.recordsOf, now.seconds(since: read) < Self.recordsLast { return }
    let mailbox = policy.mailboxes.filter { $0.id == state.work.queue.mailbox }
    state.records = try store.mailboxRecords(mailbox, at: now)
    state.recordsOf = now
  }

  /// What happened so far, as far as it is durably noted.
  var report: SendRun.Report { state.withLock { $0.report } }

  /// Claimed or handed over, without a noted end.
  var inHand: [DraftRecord] {
    state.withLock { state in
      state.work.attempts.sorted { $0.key < $1.key }.map(\.value.draft)
    }
  }

  /// Some of the queue has not come to an end.
  func isUnfinished() throws -> Bool {
    try state.withLock { state in
      try state.work.queue.fill(1, by: store.slots)
      return !state.work.queue.next(1).isEmpty || state.report.ended < state.work.queue.given
    }
  }

  private func settle(
    _ settled: [Delivery.Settlement],
    _ work: inout Work,
    _ writer: any DeliveryWriter
  ) throws {
    let now = clock()
    for settlement in settled {
      guard let attempt = work.attempts.removeValue(forKey: settlement.id) else { continue }
      let end = Self.end(of: settlement.fate, attempts: attempt.draft.attempts, at: now)
      let note = settlement.fate.description
      work.settled.append(attempt.id)
      try writer.finish(StoredEnd(attempt: attempt.id, result: end, note: note), at: now)
      self.note(end, of: attempt.draft, settlement.fate, in: &work.news)
      if end == .sent { work.sent.append(attempt.draft.id) }
    }
  }

  /// Answers those that may not go on: somebody took the draft away.
  private func beginTransmitting(
    _ ids: [Delivery.AttemptID],
    _ work: inout Work,
    _ writer: any DeliveryWriter
  ) throws -> Set<Delivery.AttemptID> {
    var vetoed: Set<Delivery.AttemptID> = []
    for id in ids {
      do throws(StoreError) {
        guard let attempt = work.attempts[id] else {
          vetoed.insert(id)
          continue
        }
        try writer.beginTransmitting(attempt.id, at: clock())
        if slate?.begin(attempt.id) == true { work.marked.append(attempt.id) }
        slate?.note(.begun, on: attempt.id)
      } catch {
        guard case .notPossible = error else { throw error }
        vetoed.insert(id)
        guard let lost = work.attempts.removeValue(forKey: id) else { continue }
        work.news.withdrawn.append(
          SendRun.Outcome(draft: lost.draft, note: "taken back just before it went", until: nil)
        )
      }
    }
    return vetoed
  }

  /// `marking`: for a later dot without another entry, as long as there is room on the slate.
  private func claim(
    _ wanted: Int,
    marking: Bool,
    _ work: inout Work,
    _ writer: any DeliveryWriter
  ) throws -> [Parcel] {
    var parcels: [Parcel] = []
    while parcels.count < wanted {
      try lookAhead(&work, writer)
      guard let draft = work.queue.popFirst() else { break }
      work.count += 1
      let number = Delivery.AttemptID(work.count)
      let attempt = stored(number)
      let isMarked = marking && slate?.begin(attempt) == true
      if isMarked { work.marked.append(attempt) }
      let record = work.records[work.queue.mailbox] ?? MailboxRecord()
      let (outcome, seen) = try outcome(of: draft, attempt, record, marking: isMarked, writer)
      switch outcome {
      case .claimed(let claimed):
        work.attempts[number] = Attempt(id: attempt, draft: claimed.record)
        parcels.append(Parcel(claimed, attempt: number, isMarked: isMarked))
      case .waiting(let reason, let until):
        work.news.waiting += seen.map { SendRun.Outcome(draft: $0, note: reason, until: until) }
      case .withdrawn(let reason):
        work.news.withdrawn += seen.map { SendRun.Outcome(draft: $0, note: reason, until: nil) }
      case .notApproved:
        break
      }
      if isMarked, work.attempts[number] == nil { slate?.release(attempt) }
    }
    return parcels
  }

  /// How many drafts are looked at together.
  private static let page = 32

  private func lookAhead(_ work: inout Work, _ writer: any DeliveryWriter) throws {
    if work.ahead == 0 {
      try work.queue.fill(Self.page, by: writer.slots)
      let next = work.queue.next(Self.page)
      try writer.lookAhead(next)
      work.ahead = next.count
    }
    work.ahead = max(0, work.ahead - 1)
  }

  /// What became of the claim, and the draft as the claim saw it: none or one.
  ///
  /// A draft whose bytes are not the approved ones any more is left where it is.
  private func outcome(
    of id: DraftID,
    _ attempt: StoredAttempt,
    _ record: MailboxRecord,
    marking: Bool,
    _ writer: any DeliveryWriter
  ) throws -> (ClaimOutcome, seen: [DraftRecord]) {
    let now = clock()
    var seen: [DraftRecord] = []
    do throws(StoreError) {
      let outcome = try writer.claim(
        id,
        attempt: attempt,
        worker: worker,
        at: now,
        marking: marking
      ) {
        seen = [$0.draft]
        return verdict($0, record, at: now)
      }
      return (outcome, seen)
    } catch {
      guard case .changedSince = error else { throw error }
      return (.waiting(reason: error.description, until: nil), seen)
    }
  }

  private func verdict(
    _ context: ClaimContext,
    _ record: MailboxRecord,
    at now: Instant
  ) -> ClaimVerdict {
    let recheck = Recheck(policy: policy, library: library, now: now)
    let zone = context.draft.planned.zone
    switch recheck.verdict(
      on: context.draft,
      context.candidate,
      given: context.tally,
      record: record
    )
    {
    case .go: return .go
    case .wait(let hold): return .wait(reason: hold.sentence(in: zone), until: hold.until)
    case .withdraw(let hold): return .withdraw(reason: hold.sentence(in: zone))
    }
  }
}
