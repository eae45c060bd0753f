extension Configuration {
  /// Where a mailbox's mail is kept; nil where nothing is said, or after a report.
  mutating func imap(of mailbox: YamlMapping) -> IMAPSettings? {
    guard let keys = section("imap", of: mailbox, known: ConfigurationKeys.imap) else { return nil }
    let host = host(keys, like: "imap.company.example")
    let security = keys["security"]?.choice(SMTPSettings.Security.self, into: &problems)
    var settings = IMAPSettings(host: host ?? "", security: security ?? .tls)
    settings.port =
      keys["port"]?.integer(in: 1...65_535, into: &problems)
      ?? (settings.security == .tls ? 993 : 143)
    readLogin(keys, into: &settings)
    settings.drafts = keys["drafts"]?.line(into: &problems)
    if keys["username"] == nil {
      keys.node.report(
        .missingKey("username", expected: "the name to log in with"),
        into: &problems
      )
    }
    checkClearText(keys, host, security)
    return host == nil ? nil : settings
  }
}
