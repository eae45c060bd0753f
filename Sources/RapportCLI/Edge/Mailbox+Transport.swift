import Delivery
import Foundation
import Mail
import Outreach
import Wire

extension Mailbox {
  /// The way out of this mailbox.
  ///
  /// `folder`: the workspace's, which a relative path of a certificate starts from.
  func transport(in folder: URL) throws -> SMTPTransport {
    guard let smtp else {
      throw Failure(
        .configuration,
        "the mailbox \(id) has no smtp: section, so it cannot send; add mailboxes.\(id).smtp.host"
      )
    }
    do {
      let endpoint = try Endpoint(
        host: smtp.host,
        port: UInt16(clamping: smtp.port),
        security: smtp.wireSecurity
      )
      let access = Access(
        endpoint: endpoint,
        ehloName: try EHLOName(smtp.ehloName ?? from.address.domain),
        credentials: smtp.credentials,
        trust: smtp.trust(in: folder)
      )
      return SMTPTransport(access: access, connections: smtp.connections)
    } catch {
      throw Failure(.configuration, "mailboxes.\(id).smtp: \(error)")
    }
  }
}

extension SMTPSettings {
  fileprivate var wireSecurity: Endpoint.Security {
    switch security {
    case .startTLS: .startTLS
    case .tls: .implicitTLS
    case .none: .loopbackOnly
    }
  }

  fileprivate var credentials: Credentials? {
    guard let username, let password else { return nil }
    return Credentials(user: username, kind: authentication == .xoauth2 ? .token : .password) {
      () throws(SecretUnavailable) in try password.secret()
    }
  }

  fileprivate func trust(in folder: URL) -> Trust {
    guard let certificateAuthority else { return .system }
    return .file(URL(filePath: certificateAuthority, relativeTo: folder).path)
  }
}
