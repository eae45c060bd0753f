package import Outreach

/// Why a store could not do what it was asked; nothing was changed.
package enum StoreError: Error, Hashable, Sendable {
  case noSuchDraft(DraftID)
  case noSuchAttempt(AttemptID)
  /// The draft is not in a state from which this is possible.
  case notPossible(DraftID, from: DraftState, to: DraftState)
  /// The approval names other bytes than those that are stored.
  case changedSince(DraftID)
  /// Another process writes and did not finish in time.
  case busy(path: String)
  /// Written by a newer Rapport.
  case newerFormat(path: String, found: String)
  case cannotOpen(path: String, reason: String)
  case diskFull(path: String)
  case readOnly(path: String)
  case damaged(path: String, reason: String)
  case database(path: String, reason: String)
}
