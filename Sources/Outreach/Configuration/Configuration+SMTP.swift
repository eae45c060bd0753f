internal import Mail

extension Configuration {
  /// The way out of a mailbox; nil where it has none, or after a report.
  mutating func smtp(of mailbox: YamlMapping) -> SMTPSettings? {
    guard let keys = section("smtp", of: mailbox, known: ConfigurationKeys.smtp) else { return nil }
    let host = host(keys, like: "smtp.company.example")
    let security = keys["security"]?.choice(SMTPSettings.Security.self, into: &problems)
    var settings = SMTPSettings(host: host ?? "", security: security ?? .startTLS)
    settings.port =
      keys["port"]?.integer(in: 1...65_535, into: &problems) ?? (security == .tls ? 465 : 587)
    readLogin(keys, into: &settings)
    settings.ehloName = keys["ehlo"].flatMap { hostName($0) }
    settings.connections = keys["connections"]?.integer(in: 1...20, into: &problems) ?? 1
    checkLogin(keys)
    checkClearText(keys, host, security)
    return host == nil ? nil : settings
  }

  /// Who logs in, how, and whose certificates are trusted.
  mutating func readLogin(_ keys: YamlMapping, into settings: inout some ServerSettings) {
    settings.username = keys["username"]?.line(into: &problems)
    settings.password = password(keys)
    settings.authentication =
      keys["authentication"]?.choice(SMTPSettings.Authentication.self, into: &problems)
      ?? .password
    settings.certificateAuthority = keys["certificate_authority"]?.line(into: &problems)
  }

  /// Only a server on this machine may be spoken to without TLS.
  mutating func checkClearText(
    _ keys: YamlMapping,
    _ host: String?,
    _ security: SMTPSettings.Security?
  ) {
    guard let host, security == .some(.none), !Self.isLoopback(host) else { return }
    keys["security"]?.reportExpected(
      "starttls or tls: only a server on this machine (127.0.0.1, ::1, localhost) may be "
        + "spoken to in the clear",
      into: &problems
    )
  }

  mutating func host(_ keys: YamlMapping, like example: String) -> String? {
    keys.required("host", expected: "the server's name like \(example)", into: &problems)
      .flatMap { hostName($0) }
  }

  /// A domain name in A-labels, or an IP address as it was written.
  private mutating func hostName(_ node: YamlNode) -> String? {
    if let text = node.text, Self.looksLikeIPAddress(text) { return text }
    return node.parsed(as: "the name of a server", into: &problems) {
      text throws(DomainError) in try DomainName(text).ascii
    }
  }

  private static func looksLikeIPAddress(_ text: String) -> Bool {
    let isVersion6 =
      text.utf8.contains(UInt8(ascii: ":"))
      && text.utf8.allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
    return isVersion6 || numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || looksLikeIPAddress(host) && host.hasPrefix("127.")
  }

  private mutating func password(_ keys: YamlMapping) -> PasswordSource? {
    let command = keys["password_command"]?.line(into: &problems)
    let variable = keys["password_env"]
    if let variable, keys["password_command"] != nil {
      variable.report(
        .invalid("the password has two sources: keep password_command or password_env"),
        into: &problems
      )
    }
    if let command { return .command(command) }
    guard let variable else { return nil }
    guard let name = variable.text, name.isVariableName else {
      // What stands here may be the secret itself.
      let fault = YamlProblem.Fault.expected(
        "the name of an environment variable like RAPPORT_PASSWORD",
        found: "something else, which is not shown because it may be a secret"
      )
      variable.report(fault, into: &problems)
      return nil
    }
    return .environment(name)
  }

  /// A password needs a user; the password of a user may be asked for at a terminal.
  private mutating func checkLogin(_ keys: YamlMapping) {
    let hasPassword = keys["password_command"] != nil || keys["password_env"] != nil
    if keys["username"] == nil, hasPassword || keys["authentication"] != nil {
      keys.node.report(
        .missingKey("username", expected: "the name to log in with"),
        into: &problems
      )
    }
  }
}

extension String {
  fileprivate var isVariableName: Bool {
    guard let first = utf8.first, !(0x30...0x39).contains(first) else { return false }
    return utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
      default: false
      }
    }
  }
}
