import Civil
import Mail
import Outreach

/// One transition of a draft, as it is to be written: the row, and the event beside it.
struct DraftMove {
  let state: DraftState
  let at: Instant
  let by: String
  var note: String?
  var notBefore: Instant?
  /// The attempt that is meant; nil leaves the row's newest.
  var attempt: AttemptID?
  /// What a person approves now; nil leaves what the row says.
  var approves: Digest?
}

extension SQLConnection {
  /// Makes a transition: the only way by which a state changes.
  ///
  /// Compare-and-set: `DraftState.next` has to allow it, and the row must still be in the state in
  /// which it was read.
  func move(_ draft: StoredDraft, _ move: DraftMove) throws(StoreError) {
    let record = draft.record
    guard record.state.next.contains(move.state) else {
      throw .notPossible(record.id, from: record.state, to: move.state)
    }
    let changed = try run(
      """
      UPDATE drafts SET state = ?, since = ?, note = ?, not_before = ?, attempts = attempts + ?,
        attempt = coalesce(?, attempt), approved_digest = coalesce(?, approved_digest),
        handed_over = ?
      WHERE key = ? AND state = ?
      """,
      move.state,
      move.at,
      move.note,
      move.notBefore,
      move.state == .claimed ? 1 : 0,
      move.attempt,
      move.approves?.hex,
      handOver(of: draft, move),
      draft.key,
      record.state
    )
    guard changed == 1 else {
      throw .notPossible(record.id, from: record.state, to: move.state)
    }
    try appendEvent(
      DraftEvent(
        state: move.state,
        at: move.at,
        by: move.by,
        note: move.note,
        attempt: move.attempt
      ),
      of: draft.key
    )
  }

  private func handOver(of draft: StoredDraft, _ move: DraftMove) -> Instant? {
    switch move.state {
    case .transmitting: move.at
    case .sent, .unknown: draft.handedOver
    case .drafted, .approved, .claimed, .rejected, .skipped, .withdrawn, .superseded: nil
    }
  }
}
