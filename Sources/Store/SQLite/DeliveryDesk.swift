import Civil
import Mail
import Outreach

/// The steps of deliveries, within one transaction, with what the last ones remember.
struct DeliveryDesk: DeliveryWriter {
  let connection: SQLConnection
  let memory: DeliveryMemory

  func claim(
    _ id: DraftID,
    attempt: AttemptID,
    worker: String,
    at now: Instant,
    marking: Bool,
    verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimOutcome {
    let brief = try brief(for: id)
    let draft = brief.draft
    guard draft.record.state == .approved else { return .notApproved(draft.record.state) }
    let stored = Digest.of(draft.record.envelope, brief.bytes)
    switch try self.verdict(on: brief, stored, at: now, by: verdict) {
    case .go:
      guard stored == draft.approvedDigest else { throw .changedSince(id) }
      let state = marking ? DraftState.transmitting : .claimed
      let move = DraftMove(state: state, at: now, by: worker, attempt: attempt)
      let claimed = try claim(draft, attempt, move)
      return .claimed(Draft(record: claimed.record, bytes: brief.bytes))
    case .wait(let reason, let until):
      try postpone(draft, reason: reason, until: until)
      return .waiting(reason: reason, until: until)
    case .withdraw(let reason):
      try connection.move(draft, DraftMove(state: .withdrawn, at: now, by: worker, note: reason))
      memory.dropBriefs(touchedBy: draft)
      return .withdrawn(reason: reason)
    }
  }

  func lookAhead(_ ids: [DraftID]) throws(StoreError) {
    try memory.keep(connection.briefs(for: ids, names: &memory.names))
  }

  /// As it was read ahead, where nothing has changed since.
  private func brief(for id: DraftID) throws(StoreError) -> DeliveryBrief {
    if let brief = memory.takeBrief(id) { return brief }
    guard let brief = try connection.briefs(for: [id], names: &memory.names).first else {
      throw .noSuchDraft(id)
    }
    return brief
  }

  /// The tally is lent for the verdict alone: nobody else holds it when it is written to next.
  private func verdict(
    on brief: DeliveryBrief,
    _ stored: Digest,
    at now: Instant,
    by verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimVerdict {
    let draft = brief.draft
    guard let approved = draft.approvedDigest else {
      throw .damaged(
        path: connection.path,
        reason: "draft \(draft.record.id) has no approval"
      )
    }
    return verdict(
      ClaimContext(
        draft: draft.record,
        storedDigest: stored,
        approvedDigest: approved,
        candidate: brief.candidate,
        tally: try memory.tally(for: brief, at: now, connection)
      )
    )
  }

  private func claim(
    _ draft: StoredDraft,
    _ attempt: AttemptID,
    _ move: DraftMove
  ) throws(StoreError) -> StoredDraft {
    let claimed: StoredDraft
    do {
      claimed = try connection.move(draft, move)
    } catch {
      // The journal takes an attempt's claim once; why it did not is looked up only then.
      guard try connection.claimant(attempt) == nil else { throw .attemptInUse(attempt) }
      throw error
    }
    memory.note(attempt, of: move.by, from: draft, to: claimed)
    return claimed
  }

  /// Not a transition: the draft stays approved.
  private func postpone(
    _ draft: StoredDraft,
    reason: String,
    until: Instant?
  ) throws(StoreError) {
    try connection.run(
      "UPDATE drafts SET note = ?, not_before = ? WHERE key = ? AND state = 'approved'",
      reason,
      until,
      draft.key
    )
    try connection.noteChange(to: draft)
    memory.dropBriefs(touchedBy: draft)
  }

  func beginTransmitting(_ attempt: AttemptID, at now: Instant) throws(StoreError) {
    let held = try held(by: attempt, wanting: .transmitting)
    let transmitting = try connection.move(
      held.draft,
      DraftMove(state: .transmitting, at: now, by: held.worker, attempt: attempt)
    )
    memory.note(attempt, of: held.worker, from: held.draft, to: transmitting)
  }

  func finish(_ settlement: Settlement, at now: Instant) throws(StoreError) {
    let (state, notBefore): (DraftState, Instant?) =
      switch settlement.result {
      case .sent: (.sent, nil)
      case .deferred(let until): (.approved, until)
      case .rejected: (.rejected, nil)
      case .unknown: (.unknown, nil)
      }
    let held = try held(by: settlement.attempt, wanting: state)
    let ended = try connection.move(
      held.draft,
      DraftMove(
        state: state,
        at: now,
        by: held.worker,
        note: settlement.note,
        notBefore: notBefore,
        attempt: settlement.attempt
      )
    )
    memory.note(settlement.attempt, of: held.worker, from: held.draft, to: ended)
    switch settlement.result {
    case .sent: try connection.appendMail(of: ended, at: now, noted: now)
    case .rejected(recipientIsBad: true):
      try connection.appendBounce(of: ended, note: settlement.note, at: now)
    case .rejected(recipientIsBad: false), .deferred, .unknown: break
    }
  }

  /// The draft that an attempt holds, and the attempt's worker.
  ///
  /// An attempt that has lost its draft, by a recovery or a withdrawal, or has ended, may not go on.
  private func held(
    by attempt: AttemptID,
    wanting state: DraftState
  ) throws(StoreError) -> DeliveryMemory.Held {
    if let held = memory.holding(attempt) { return held }
    guard let claim = try connection.claimant(attempt) else { throw .noSuchAttempt(attempt) }
    let draft = try connection.draft(claim.draft)
    let isHeld = draft.record.state == .claimed || draft.record.state == .transmitting
    guard isHeld, draft.attempt == attempt else {
      throw .notPossible(claim.draft, from: draft.record.state, to: state)
    }
    return DeliveryMemory.Held(draft: draft, worker: claim.worker)
  }
}

extension SQLConnection {
  /// The draft that an attempt claimed, and who made the attempt.
  func claimant(_ attempt: AttemptID) throws(StoreError) -> (draft: DraftID, worker: String)? {
    try first(
      """
      SELECT d.id, e.by FROM draft_events e JOIN drafts d ON d.key = e.draft
      WHERE e.attempt = ? AND (e.state = 'claimed' OR e.state = 'transmitting') LIMIT 1
      """,
      attempt
    ) { (row) throws(StoreError) in (DraftID(try row.text(0)), try row.text(1)) }
  }
}
