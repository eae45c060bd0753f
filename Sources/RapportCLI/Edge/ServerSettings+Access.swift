import Foundation
import Outreach
import Wire

extension ServerSettings {
  /// Nil where nobody logs in.
  var login: Login? {
    username.map { Login(user: $0, source: password, authentication: authentication) }
  }

  /// What a connection to the server is opened with.
  ///
  /// `section`: the part of the configuration, for errors.
  /// `folder`: the workspace's, which a relative path of a certificate starts from.
  func access(
    speaking dialect: @autoclosure () throws -> Dialect,
    section: String,
    in folder: URL,
    credentials: Credentials?,
    patience: Patience = .standard
  ) throws -> Access {
    do {
      let endpoint = try Endpoint(
        host: host,
        port: UInt16(clamping: port),
        security: security.wired
      )
      return Access(
        endpoint: endpoint,
        dialect: try dialect(),
        credentials: credentials,
        trust: Trust(authorities: certificateAuthority, in: folder),
        patience: patience
      )
    } catch {
      throw Failure(.configuration, "\(section): \(error)")
    }
  }
}

extension SMTPSettings.Security {
  fileprivate var wired: Endpoint.Security {
    switch self {
    case .startTLS: .startTLS
    case .tls: .implicitTLS
    case .none: .loopbackOnly
    }
  }
}

extension Trust {
  /// The authorities of a PEM file, relative to the workspace's folder; nil means the system's.
  fileprivate init(authorities file: String?, in folder: URL) {
    self = file.map { .file(URL(filePath: $0, relativeTo: folder).path) } ?? .system
  }
}
