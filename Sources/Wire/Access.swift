/// All that is needed to open an authenticated connection.
package struct Access: Sendable {
  package let endpoint: Endpoint
  /// What we call ourselves in EHLO; else the machine's own name would leak.
  package let ehloName: EHLOName
  package let credentials: Credentials?
  package let trust: Trust
  package let patience: Patience

  package init(
    endpoint: Endpoint,
    ehloName: EHLOName,
    credentials: Credentials? = nil,
    trust: Trust = .system,
    patience: Patience = .standard
  ) {
    self.endpoint = endpoint
    self.ehloName = ehloName
    self.credentials = credentials
    self.trust = trust
    self.patience = patience
  }
}
