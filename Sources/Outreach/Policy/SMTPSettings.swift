/// How to reach and log in to a mailbox's submission server (RFC 6409).
package struct SMTPSettings: ServerSettings, Hashable, Sendable {
  package var host: String
  package var port: Int
  package var security: Security
  package var username: String?
  /// nil where there is a username: a person at a terminal is asked.
  package var password: PasswordSource?
  package var authentication: Authentication
  /// A PEM file with the authorities to trust instead of the system's.
  package var certificateAuthority: String?
  /// The name given in EHLO; nil takes the From address's domain, never the machine's name.
  package var ehloName: String?
  package var connections: Int

  package init(
    host: String,
    port: Int = 587,
    security: Security = .startTLS,
    username: String? = nil,
    password: PasswordSource? = nil,
    authentication: Authentication = .password,
    certificateAuthority: String? = nil,
    ehloName: String? = nil,
    connections: Int = 1
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.username = username
    self.password = password
    self.authentication = authentication
    self.certificateAuthority = certificateAuthority
    self.ehloName = ehloName
    self.connections = connections
  }

  package enum Security: String, Hashable, Sendable, CaseIterable {
    case startTLS = "starttls"
    /// TLS from the first byte (port 465).
    case tls
    /// Accepted for loopback addresses only.
    case none
  }

  package enum Authentication: String, Hashable, Sendable, CaseIterable {
    /// PLAIN or LOGIN, whichever the server offers.
    case password
    /// OAuth 2; the "password" is the access token.
    case xoauth2
  }
}
