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
    let credentials = try smtp.login?.credentials(
      at: smtp.host,
      for: "mailboxes.\(id).smtp",
      asking: asking
    )
    let access = try access(smtp, in: folder, credentials: credentials)
    return SMTPTransport(access: access, connections: smtp.connections)
  }

  func access(
    _ smtp: SMTPSettings,
    in folder: URL,
    credentials: Credentials?,
    patience: Patience = .standard
  ) throws -> Access {
    do {
      let endpoint = try Endpoint(
        host: smtp.host,
        port: UInt16(clamping: smtp.port),
        security: smtp.security.wired
      )
      return Access(
        endpoint: endpoint,
        ehloName: try EHLOName(smtp.ehloName ?? from.address.domain),
        credentials: credentials,
        trust: Trust(authorities: smtp.certificateAuthority, in: folder),
        patience: patience
      )
    } catch {
      throw Failure(.configuration, "mailboxes.\(id).smtp: \(error)")
    }
  }
}

extension SMTPSettings {
  /// The login whose secret has a source; nil where there is none, or a person is asked for it.
  var keptCredentials: Credentials? { login?.kept }

  fileprivate var login: Login? {
    username.map { Login(user: $0, source: password, authentication: authentication) }
  }
}

extension SMTPSettings.Security {
  var wired: Endpoint.Security {
    switch self {
    case .startTLS: .startTLS
    case .tls: .implicitTLS
    case .none: .loopbackOnly
    }
  }
}

extension Trust {
  /// The authorities of a PEM file, relative to the workspace's folder; nil means the system's.
  init(authorities file: String?, in folder: URL) {
    self = file.map { .file(URL(filePath: $0, relativeTo: folder).path) } ?? .system
  }
}
