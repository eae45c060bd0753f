package import Civil
package import Mail
package import Outreach

/// Where a copy of a draft lies, or is about to, for a person's own mail program.
package enum HandOverPlace: Hashable, Sendable {
  /// A folder on the mailbox's server, by its name as people read it.
  case folder(String, FolderCopy?)
  /// A file, by its path.
  case file(String)

  /// Which message of the folder it is, as IMAP names it.
  package struct FolderCopy: Hashable, Sendable {
    package let uidValidity: UInt32
    package let uid: UInt32

    package init(uidValidity: UInt32, uid: UInt32) {
      self.uidValidity = uidValidity
      self.uid = uid
    }
  }
}

/// One fact about the copy of a draft.
package struct HandOver: Hashable, Sendable {
  package enum Fact: String, Hashable, Sendable, CaseIterable {
    /// About to be put there: it may be there, and after a crash one has to look.
    case begun
    case placed
    /// It was removed, never came there, or is the person's alone now.
    case ended
  }

  package let draft: DraftID
  package let fact: Fact
  package let place: HandOverPlace
  package let at: Instant
  /// Who did it.
  package let by: String
  package let note: String?

  package init(
    draft: DraftID,
    fact: Fact,
    place: HandOverPlace,
    at: Instant,
    by: String,
    note: String? = nil
  ) {
    self.draft = draft
    self.fact = fact
    self.place = place
    self.at = at
    self.by = by
    self.note = note
  }
}

package enum HandOverEnd: Hashable, Sendable {
  /// No copy came to be: the draft is again what it was before.
  case refused
  /// The person wants it back: it waits for a decision, and an approval of before is void.
  case takenBack
}

/// What a store remembers of drafts that are handed to a person's own mail program.
///
/// Each operation is one transaction, on the disk when it returns.
package protocol HandOverStore: Sendable {
  /// `drafted` or `approved` → `handed-over`, with the place that the copy is about to get.
  ///
  /// Only after this returned may the copy be made. `digest`: what is about to be copied
  /// (`.changedSince` where the draft is another text).
  func beginHandOver(
    _ id: DraftID,
    digest: Digest,
    to place: HandOverPlace,
    by person: String,
    at now: Instant
  ) throws(StoreError)

  /// Notes that the copy of a handed-over draft lies there.
  func notePlaced(
    _ id: DraftID,
    _ place: HandOverPlace,
    by person: String,
    at now: Instant
  ) throws(StoreError)

  /// Notes that the copy of a draft is no longer there, whatever state the draft is in.
  func noteCopyGone(
    _ id: DraftID,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError)

  /// `handed-over` → `drafted` or `approved`; the copy is noted as gone.
  func endHandOver(
    _ id: DraftID,
    _ end: HandOverEnd,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError)

  /// The newest fact about each draft of this draft's step that was ever handed over, its own among
  /// them, oldest draft first.
  func handOvers(ofStepOf id: DraftID) throws(StoreError) -> [HandOver]
}
