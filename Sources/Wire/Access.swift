/// All that is needed to open an authenticated connection.
package struct Access: Sendable {
  package let endpoint: Endpoint
  package let dialect: Dialect
  package let credentials: Credentials?
  package let trust: Trust
  package let patience: Patience

  package init(
    endpoint: Endpoint,
    dialect: Dialect,
    credentials: Credentials? = nil,
    trust: Trust = .system,
    patience: Patience = .standard
  ) {
    self.endpoint = endpoint
    self.dialect = dialect
    self.credentials = credentials
    self.trust = trust
    self.patience = patience
  }

  /// To a server for the submission of mail.
  package init(
    endpoint: Endpoint,
    ehloName: EHLOName,
    credentials: Credentials? = nil,
    trust: Trust = .system,
    patience: Patience = .standard
  ) {
    self.init(
      endpoint: endpoint,
      dialect: .smtp(ehloName),
      credentials: credentials,
      trust: trust,
      patience: patience
    )
  }

  /// The same access, spoken otherwise.
  package func speaking(_ dialect: Dialect) -> Access {
    Access(
      endpoint: endpoint,
      dialect: dialect,
      credentials: credentials,
      trust: trust,
      patience: patience
    )
  }
}
