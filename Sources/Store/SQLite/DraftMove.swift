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
  /// The agenda of the draft's account is to be worked out anew.
  func noteChange(to draft: StoredDraft) throws(StoreError) {
    try noteChange(account: draft.account, teammate: draft.isInternal ? draft.contact : nil)
  }

  /// Makes a transition: the only way by which a state changes; answers what the row holds now.
  ///
  /// Compare-and-set: `DraftState.mayBecome` has to allow it, and the row must still be in the state in
  /// which it was read.
  @discardableResult
  func move(_ draft: StoredDraft, _ move: DraftMove) throws(StoreError) -> StoredDraft {
    let record = draft.record
    guard record.state.mayBecome(move.state) else {
      throw .notPossible(record.id, from: record.state, to: move.state)
    }
    let moved = draft.after(move)
    let changed = try run(
      move.state.holdsStep ? Self.change : Self.changeAndFreeStep,
      moved.record.state.scalar,
      moved.record.since.scalar,
      moved.record.note?.scalar,
      moved.record.notBefore?.scalar,
      moved.record.attempts.scalar,
      moved.attempt?.scalar,
      moved.handedOver?.scalar,
      move.approves?.hex.scalar,
      draft.key.scalar,
      record.state.scalar
    )
    guard changed == 1 else {
      throw .notPossible(record.id, from: record.state, to: move.state)
    }
    try noteChange(to: draft)
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
    return moved
  }

  private static let change = change(and: "")
  private static let changeAndFreeStep = change(and: ", holds_step = 0")

  private static func change(and more: String) -> SQL {
    SQL(
      """
      UPDATE drafts SET state = ?, since = ?, note = ?, not_before = ?, attempts = ?, attempt = ?,
        handed_over = ?, approved_digest = coalesce(?, approved_digest)\(more)
      WHERE key = ? AND state = ?
      """
    )
  }
}
