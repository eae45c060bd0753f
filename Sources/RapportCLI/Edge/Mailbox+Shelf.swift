import Foundation
import IMAP
import Outreach
import Pipeline
import Wire

extension Mailbox {
  /// The folder for drafts on this mailbox's server, open.
  ///
  /// `folder`: the workspace's, which a relative path of a certificate starts from.
  func shelf(in folder: URL) throws -> DraftShelf {
    guard let imap else {
      throw Failure(
        .configuration,
        "the mailbox \(id) has no imap: section, so nothing can be put into its folder for drafts; "
          + "add mailboxes.\(id).imap.host, or use \"rapport drafts export --eml\""
      )
    }
    let section = "mailboxes.\(id).imap"
    let credentials = try imap.login?.credentials(at: imap.host, for: section)
    let access = try imap.access(
      speaking: .imap,
      section: section,
      in: folder,
      credentials: credentials
    )
    return try DraftShelf(IMAPSession(to: access), named: imap.drafts)
  }
}
