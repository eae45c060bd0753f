/// How to reach and log in to one of a mailbox's servers, whatever it serves.
package protocol ServerSettings {
  var host: String { get }
  var port: Int { get }
  var security: SMTPSettings.Security { get }
  /// nil: nobody logs in.
  var username: String? { get set }
  /// nil where there is a username: a person at a terminal is asked.
  var password: PasswordSource? { get set }
  var authentication: SMTPSettings.Authentication { get set }
  /// A PEM file with the authorities to trust instead of the system's.
  var certificateAuthority: String? { get set }
}

extension ServerSettings {
  /// There is a user whose password has no source.
  package var isPasswordTyped: Bool { username != nil && password == nil }
}
