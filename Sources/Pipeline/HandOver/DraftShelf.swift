package import IMAP
import Mail
import Outreach
package import Store

/// The folder for drafts of one mailbox's server, open: what lies there, and what is put there.
package final class DraftShelf {
  private let session: IMAPSession
  private let folder: OpenFolder

  /// Finds and opens the folder.
  ///
  /// `wanted`: its name; nil takes the one that the server marks as the one for drafts.
  package init(_ session: IMAPSession, named wanted: String?) throws(IMAPError) {
    self.session = session
    folder = try session.open(session.draftsFolder(named: wanted))
  }

  /// What the folder is called.
  package var name: String { folder.name.text }

  package var place: HandOverPlace { .folder(name, nil) }

  func place(of uid: UInt32) -> HandOverPlace {
    .folder(name, HandOverPlace.FolderCopy(uidValidity: folder.uidValidity, uid: uid))
  }

  package func close() { session.logOut() }

  /// What is there of a draft.
  enum Sighting: Equatable {
    case nothing
    /// Byte for byte what we put there, and nobody marked it.
    case ours(UInt32)
    /// A person, or their mail program, changed or marked it.
    case changed(UInt32)
    /// It is marked as deleted.
    case deleted(UInt32)
  }

  /// Looks for the draft by its Message-ID, whatever the folder's UIDs mean now.
  func look(for draft: Draft) throws(IMAPError) -> Sighting {
    var found = Sighting.nothing
    for uid in try session.uids(of: draft.record.messageID) {
      guard let sighting = try look(at: uid, for: draft) else { continue }
      if sighting.rank > found.rank { found = sighting }
    }
    return found
  }

  private func look(at uid: UInt32, for draft: Draft) throws(IMAPError) -> Sighting? {
    guard let facts = try session.facts(of: uid) else { return nil }
    if facts.flags.contains("\\DELETED") { return .deleted(uid) }
    guard facts.size == draft.bytes.count, facts.flags.isSubset(of: Self.harmless) else {
      return .changed(uid)
    }
    guard let octets = try session.octets(of: uid) else { return nil }
    return octets == draft.bytes ? .ours(uid) : .changed(uid)
  }

  /// Flags that are set without a person's doing.
  private static let harmless: Set<String> = [
    "\\DRAFT", "\\SEEN", "\\RECENT", "NONJUNK", "NOTJUNK", "$NOTJUNK",
  ]

  func put(_ draft: Draft) -> AppendFate { session.append(draft: draft.bytes, to: folder.name) }

  /// The UID of what was just put there, also where the server did not say it.
  func uid(of draft: Draft, _ placement: AppendFate.Placement?) throws(IMAPError) -> UInt32? {
    if let placement, placement.uidValidity == folder.uidValidity { return placement.uid }
    return try session.uids(of: draft.record.messageID).last
  }

  /// False: it is marked as deleted, which is all that the server can do.
  func remove(_ uid: UInt32) throws(IMAPError) -> Bool { try session.delete(uid) }
}

extension DraftShelf.Sighting {
  /// Of several copies the one that says most: what a person did counts more than what we did.
  fileprivate var rank: Int {
    switch self {
    case .nothing: 0
    case .deleted: 1
    case .ours: 2
    case .changed: 3
    }
  }
}
