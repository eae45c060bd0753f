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
    let credentials = try imap.login?.credentials(at: imap.host, for: "mailboxes.\(id).imap")
    return try access(imap, in: folder, credentials: credentials)
  }

  func access(
    _ imap: IMAPSettings,
    in folder: URL,
    credentials: Credentials?,
    patience: Patience = .standard
  ) throws -> Access {
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
        trust: Trust(authorities: imap.certificateAuthority, in: folder),
        patience: patience
      )
    } catch {
      throw Failure(.configuration, "mailboxes.\(id).imap: \(error)")
    }
  }
}

extension IMAPSettings {
  /// Nil where nobody logs in.
  var login: Login? {
    username.map { Login(user: $0, source: password, authentication: authentication) }
  }
}
