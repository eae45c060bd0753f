package import Civil
import Mail
package import Outreach

extension SQLiteStore {
  package func beginTransmitting(
    _ attempts: [AttemptID],
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      for attempt in attempts { try connection.beginTransmitting(attempt, at: now) }
    }
  }

  package func finish(
    _ settlements: [Settlement],
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      for settlement in settlements { try connection.finish(settlement, at: now) }
    }
  }

  package func delivering<Result>(
    _ body: (any DeliveryWriter) throws -> Result
  ) throws -> Result {
    try writeOrThrow { try body($0) }
  }

  package func recover(at now: Instant) throws(StoreError) -> [DraftRecord] {
    try write { connection in
      let left = try connection.leftBehind()
      for draft in left {
        let mayHaveGone = draft.record.state == .transmitting
        try connection.move(
          draft,
          DraftMove(
            state: mayHaveGone ? .unknown : .approved,
            at: now,
            by: Self.itself,
            note: mayHaveGone
              ? "the sender ended after the message may have gone out, before a reply was noted"
              : "the sender ended before the message went out",
            attempt: draft.attempt
          )
        )
      }
      return try left.map { try connection.draft($0.record.id).record }
    }
  }

  package func resolve(
    _ id: DraftID,
    wasSent: Bool,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let draft = try connection.draft(id)
      let state: DraftState = wasSent ? .sent : .approved
      guard draft.record.state == .unknown else {
        throw StoreError.notPossible(id, from: draft.record.state, to: state)
      }
      try connection.move(
        draft,
        DraftMove(state: state, at: now, by: person, note: reason, attempt: draft.attempt)
      )
      if wasSent { try connection.appendMail(of: draft, at: draft.handedOver ?? now, noted: now) }
    }
  }
}

extension SQLConnection {
  /// The draft that an attempt holds, and the attempt's worker.
  ///
  /// An attempt that has lost its draft, by a recovery or a withdrawal, or has ended, may not go on.
  fileprivate func held(
    by attempt: AttemptID,
    wanting state: DraftState
  ) throws(StoreError) -> (StoredDraft, worker: String) {
    guard let claim = try claimant(attempt) else { throw .noSuchAttempt(attempt) }
    let draft = try draft(claim.draft)
    let isHeld = draft.record.state == .claimed || draft.record.state == .transmitting
    guard isHeld, draft.attempt == attempt else {
      throw .notPossible(claim.draft, from: draft.record.state, to: state)
    }
    return (draft, claim.worker)
  }

  func beginTransmitting(_ attempt: AttemptID, at now: Instant) throws(StoreError) {
    let (draft, worker) = try held(by: attempt, wanting: .transmitting)
    try move(draft, DraftMove(state: .transmitting, at: now, by: worker, attempt: attempt))
  }

  func finish(_ settlement: Settlement, at now: Instant) throws(StoreError) {
    let (state, notBefore): (DraftState, Instant?) =
      switch settlement.result {
      case .sent: (.sent, nil)
      case .deferred(let until): (.approved, until)
      case .rejected: (.rejected, nil)
      case .unknown: (.unknown, nil)
      }
    let (draft, worker) = try held(by: settlement.attempt, wanting: state)
    try move(
      draft,
      DraftMove(
        state: state,
        at: now,
        by: worker,
        note: settlement.note,
        notBefore: notBefore,
        attempt: settlement.attempt
      )
    )
    switch settlement.result {
    case .sent: try appendMail(of: draft, at: now, noted: now)
    case .rejected(recipientIsBad: true):
      try appendBounce(of: draft, note: settlement.note, at: now)
    case .rejected(recipientIsBad: false), .deferred, .unknown: break
    }
  }

  fileprivate func leftBehind() throws(StoreError) -> [StoredDraft] {
    var found = try rows(
      """
      SELECT \(StoredDraft.columns) FROM \(StoredDraft.tables)
      WHERE d.state IN ('claimed', 'transmitting') ORDER BY d.planned_at, d.id
      """
    )
    var drafts: [StoredDraft] = []
    while let row = try found.next() { drafts.append(try StoredDraft(row)) }
    return drafts
  }
}
