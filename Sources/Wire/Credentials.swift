/// Who logs in, and where the secret comes from when it is needed.
package struct Credentials: Sendable {
  /// How the secret is shown to the server.
  package enum Kind: Sendable, Equatable {
    /// A password, by AUTH PLAIN or LOGIN.
    case password
    /// An OAuth 2.0 access token, by AUTH XOAUTH2.
    case token
  }

  package let user: String
  package let kind: Kind

  /// Asked once for each connection, on the connection's thread, and dropped after the login.
  package let secret: @Sendable () throws(SecretUnavailable) -> Secret

  package init(
    user: String,
    kind: Kind = .password,
    secret: @escaping @Sendable () throws(SecretUnavailable) -> Secret
  ) {
    self.user = user
    self.kind = kind
    self.secret = secret
  }
}

/// The provider of a secret had none to give; `reason` must not contain the secret.
package struct SecretUnavailable: Error, Sendable, Equatable {
  package let reason: String

  package init(reason: String) { self.reason = reason }
}
