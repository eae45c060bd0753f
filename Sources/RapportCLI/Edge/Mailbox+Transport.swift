import Delivery
import Foundation
import Mail
import Outreach
import Wire

extension Mailbox {
  /// The way out of this mailbox; where it has a user and no source of a password, a person is asked
  /// at once, if somebody may be asked at all.
  ///
  /// `folder`: the workspace's, which a relative path of a certificate starts from.
  func transport(in folder: URL, asking: Bool = true) throws -> SMTPTransport {
    guard let smtp else {
      throw Failure(
        .configuration,
        "the mailbox \(id) has no smtp: section, so it cannot send; add mailboxes.\(id).smtp.host"
      )
    }
    let section = "mailboxes.\(id).smtp"
    let credentials = try smtp.login?.credentials(at: smtp.host, for: section, asking: asking)
    let access = try smtp.access(
      speaking: try dialect(of: smtp),
      section: section,
      in: folder,
      credentials: credentials
    )
    return SMTPTransport(access: access, connections: smtp.connections)
  }

  /// The name in EHLO is the From address's domain where the settings have none.
  func dialect(of smtp: SMTPSettings) throws -> Dialect {
    .smtp(try EHLOName(smtp.ehloName ?? from.address.domain))
  }
}
