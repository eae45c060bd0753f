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
    return try DraftShelf(IMAPSession(to: access(imap, in: folder)), named: imap.drafts)
  }

  private func access(_ imap: IMAPSettings, in folder: URL) throws -> Access {
    let section = "mailboxes.\(id).imap"
    let credentials = try imap.username.map { user in
      try Login(user: user, source: imap.password, authentication: imap.authentication)
        .credentials(at: imap.host, for: section)
    }
    do {
      let endpoint = try Endpoint(
        host: imap.host,
        port: UInt16(clamping: imap.port),
        security: imap.security.wired
      )
      return Access(
        endpoint: endpoint,
        dialect: .imap,
        credentials: credentials,
        trust: Trust(authorities: imap.certificateAuthority, in: folder)
      )
    } catch {
      throw Failure(.configuration, "\(section): \(error)")
    }
  }
}
