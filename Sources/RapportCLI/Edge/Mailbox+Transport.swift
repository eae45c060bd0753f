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
    let access = try access(smtp, in: folder, credentials: try credentials(smtp, asking: asking))
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
        security: smtp.wireSecurity
      )
      return Access(
        endpoint: endpoint,
        ehloName: try EHLOName(smtp.ehloName ?? from.address.domain),
        credentials: credentials,
        trust: smtp.trust(in: folder),
        patience: patience
      )
    } catch {
      throw Failure(.configuration, "mailboxes.\(id).smtp: \(error)")
    }
  }

  private func credentials(_ smtp: SMTPSettings, asking: Bool) throws -> Credentials? {
    guard let user = smtp.username else { return nil }
    if let credentials = smtp.keptCredentials { return credentials }
    let secret = try askedSecret(of: user, at: smtp.host, asking: asking)
    return Credentials(user: user, kind: smtp.kindOfSecret) { secret }
  }

  /// The one copy lives as long as the run, which may have to log in again.
  private func askedSecret(of user: String, at host: String, asking: Bool) throws -> Secret {
    guard asking, Prompt.isPossible else {
      let who = asking ? "nobody is at a terminal to be asked" : "a service asks nobody"
      throw Failure(
        .configuration,
        "mailboxes.\(id).smtp has a username and no password, and \(who); "
          + "set password_command or password_env"
      )
    }
    let question = "Password of \(user.printable) at \(host.printable): "
    guard let secret = Prompt.secret(question), !secret.isEmpty else {
      throw Failure(.usage, "no password was typed; nothing was sent")
    }
    return secret
  }
}

extension SMTPSettings {
  /// The login whose secret has a source; nil where there is none, or a person is asked for it.
  var keptCredentials: Credentials? {
    guard let username, let password else { return nil }
    return Credentials(user: username, kind: kindOfSecret) { () throws(SecretUnavailable) in
      try password.secret()
    }
  }

  fileprivate var kindOfSecret: Credentials.Kind {
    authentication == .xoauth2 ? .token : .password
  }

  fileprivate var wireSecurity: Endpoint.Security {
    switch security {
    case .startTLS: .startTLS
    case .tls: .implicitTLS
    case .none: .loopbackOnly
    }
  }

  fileprivate func trust(in folder: URL) -> Trust {
    guard let certificateAuthority else { return .system }
    return .file(URL(filePath: certificateAuthority, relativeTo: folder).path)
  }
}
