package import Outreach

/// Why a store could not do what it was asked; nothing was changed.
package enum StoreError: Error, Hashable, Sendable {
  case noSuchDraft(DraftID)
  case noSuchAttempt(AttemptID)
  /// Another draft was claimed under this attempt's name.
  case attemptInUse(AttemptID)
  /// A draft of this id exists and no longer holds its step: the new one needs the next revision.
  case idInUse(DraftID)
  /// The edited draft has another key than the old one, or not the next revision.
  case notRevision(DraftID, of: DraftID)
  /// The draft is not in a state from which this is possible.
  case notPossible(DraftID, from: DraftState, to: DraftState)
  /// The digest names other bytes or another envelope than the draft's.
  case changedSince(DraftID)
  /// A touch or a draft is about somebody whom the book does not have there.
  case refused(RowRefusal)
  case noSuchTouch(TouchID)
  /// What a draft or a server did stands; only a person's own note can be taken back.
  case notByHand(TouchID)
  /// Another process writes and did not finish in time.
  case busy(path: String)
  /// Written by a newer Rapport.
  case newerFormat(path: String, found: String)
  case cannotOpen(path: String, reason: String)
  case diskFull(path: String)
  case readOnly(path: String)
  case damaged(path: String, reason: String)
  /// The disk or its file system failed.
  case disk(path: String, reason: String)
  case database(path: String, reason: String)
}
