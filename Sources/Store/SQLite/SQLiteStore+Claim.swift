package import Civil
import Mail
package import Outreach

extension SQLiteStore {
  package func claim(
    _ id: DraftID,
    attempt: AttemptID,
    worker: String,
    at now: Instant,
    verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimOutcome {
    try write {
      try $0.claim(id, attempt: attempt, worker: worker, at: now, verdict: verdict)
    }
  }
}

extension SQLConnection: DeliveryWriter {
  func claim(
    _ id: DraftID,
    attempt: AttemptID,
    worker: String,
    at now: Instant,
    verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimOutcome {
    let draft = try draft(id)
    guard draft.record.state == .approved else { return .notApproved(draft.record.state) }
    let bytes = try bytes(of: draft)
    let context = try context(of: draft, bytes, at: now)
    switch verdict(context) {
    case .go:
      guard context.storedDigest == context.approvedDigest else { throw .changedSince(id) }
      let record = try claim(draft, attempt, by: worker, at: now)
      return .claimed(Draft(record: record, bytes: bytes))
    case .wait(let reason, let until):
      try postpone(draft, reason: reason, until: until)
      return .waiting(reason: reason, until: until)
    case .withdraw(let reason):
      try move(draft, DraftMove(state: .withdrawn, at: now, by: worker, note: reason))
      return .withdrawn(reason: reason)
    }
  }
}

extension SQLConnection {
  /// How far back a claim looks: any rolling day, in any zone.
  private static let lookBack: Int64 = 48 * 3_600

  fileprivate func context(
    of draft: StoredDraft,
    _ bytes: [UInt8],
    at now: Instant
  ) throws(StoreError) -> ClaimContext {
    var reader = CandidateReader(self)
    guard let approved = draft.approvedDigest,
      let candidate = try reader.candidate(draft.record.key.account)
    else {
      throw .damaged(path: path, reason: "draft \(draft.record.id) has no approval or no account")
    }
    return ClaimContext(
      draft: draft.record,
      storedDigest: Digest.of(draft.record.envelope, bytes),
      approvedDigest: approved,
      candidate: candidate,
      reservations: try reservationsInUse(since: now.adding(seconds: -Self.lookBack))
    )
  }

  fileprivate func claim(
    _ draft: StoredDraft,
    _ attempt: AttemptID,
    by worker: String,
    at now: Instant
  ) throws(StoreError) -> DraftRecord {
    guard try claimant(attempt) == nil else { throw .attemptInUse(attempt) }
    try move(draft, DraftMove(state: .claimed, at: now, by: worker, attempt: attempt))
    return try self.draft(draft.record.id).record
  }

  /// Not a transition: the draft stays approved.
  fileprivate func postpone(
    _ draft: StoredDraft,
    reason: String,
    until: Instant?
  ) throws(StoreError) {
    try run(
      "UPDATE drafts SET note = ?, not_before = ? WHERE key = ? AND state = 'approved'",
      reason,
      until,
      draft.key
    )
  }

  /// The draft that an attempt claimed, and who made the attempt.
  func claimant(_ attempt: AttemptID) throws(StoreError) -> (draft: DraftID, worker: String)? {
    try first(
      """
      SELECT d.id, e.by FROM draft_events e JOIN drafts d ON d.key = e.draft
      WHERE e.attempt = ? AND e.state = 'claimed'
      """,
      attempt
    ) { (row) throws(StoreError) in (DraftID(try row.text(0)), try row.text(1)) }
  }
}
