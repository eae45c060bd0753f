/// How to reach and log in to the server that keeps a mailbox's mail.
package struct IMAPSettings: ServerSettings, Hashable, Sendable {
  package var host: String
  package var port: Int
  package var security: SMTPSettings.Security
  package var username: String?
  /// nil where there is a username: a person at a terminal is asked.
  package var password: PasswordSource?
  package var authentication: SMTPSettings.Authentication
  /// A PEM file with the authorities to trust instead of the system's.
  package var certificateAuthority: String?
  /// The name of the folder for drafts; nil takes the one that the server marks as such.
  package var drafts: String?

  package init(
    host: String,
    port: Int = 993,
    security: SMTPSettings.Security = .tls,
    username: String? = nil,
    password: PasswordSource? = nil,
    authentication: SMTPSettings.Authentication = .password,
    certificateAuthority: String? = nil,
    drafts: String? = nil
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.username = username
    self.password = password
    self.authentication = authentication
    self.certificateAuthority = certificateAuthority
    self.drafts = drafts
  }
}
