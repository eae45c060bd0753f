/// What is spoken over a connection, as far as libcurl has to know it to log in.
package enum Dialect: Sendable, Hashable {
  /// SMTP; the name is what we call ourselves in EHLO, else the machine's own would leak.
  case smtp(EHLOName)
  /// IMAP, with a login by SASL: AUTHENTICATE PLAIN, LOGIN or XOAUTH2.
  case imap
  /// IMAP, with whatever login libcurl knows, at last the command LOGIN (RFC 9051 §6.2.3): for
  /// servers that offer none of those.
  case imapAnyLogin
}

extension Dialect {
  func url(of endpoint: Endpoint) -> String {
    let host = "\(endpoint.urlHost):\(endpoint.port)"
    let isWrapped = endpoint.security == .implicitTLS
    return switch self {
    case .smtp(let name): "\(isWrapped ? "smtps" : "smtp")://\(host)/\(name.urlPath)"
    case .imap, .imapAnyLogin: "\(isWrapped ? "imaps" : "imap")://\(host)/"
    }
  }

  var protocols: String {
    switch self {
    case .smtp: "smtp,smtps"
    case .imap, .imapAnyLogin: "imap,imaps"
    }
  }

  func loginOptions(for kind: Credentials.Kind) -> String {
    switch (self, kind) {
    case (_, .token): "AUTH=XOAUTH2"
    case (.imapAnyLogin, .password): "AUTH=*"
    case (.smtp, .password), (.imap, .password): "AUTH=PLAIN;AUTH=LOGIN"
    }
  }

  /// Whether what was said proves the login: 235 (RFC 4954 §6), or OK to a tagged command of a
  /// server that did not take us for somebody else from the start (RFC 9051 §7.1.4).
  func provesLogin(_ greeting: Greeting) -> Bool {
    switch self {
    case .smtp: greeting.lastCode == 235
    case .imap, .imapAnyLogin:
      greeting.lines.first?.starts(with: Array("* OK".utf8)) == true && greeting.endsWithTaggedOK
    }
  }

  /// The last words were the consent to TLS, and more lay behind them.
  func wasInjected(into greeting: Greeting) -> Bool {
    guard greeting.lines.count > 1 else { return false }
    return switch self {
    case .smtp: greeting.lastCode == 220
    case .imap, .imapAnyLogin: greeting.endsWithTaggedOK
    }
  }

  /// The server said no to nothing, so a login that did not happen was not refused.
  func wasContent(_ greeting: Greeting) -> Bool {
    switch self {
    case .smtp: (greeting.lastCode ?? 0) / 100 == 2
    case .imap, .imapAnyLogin: greeting.endsWithTaggedOK
    }
  }

  /// Whether a login that we know was offered.
  func isLoginOffered(for kind: Credentials.Kind, in greeting: Greeting) -> Bool {
    let known = kind == .token ? ["XOAUTH2"] : ["PLAIN", "LOGIN"]
    return greeting.lines.contains { line in
      let words = String(decoding: line, as: UTF8.self).uppercased()
        .split { $0 == " " || $0 == "=" || $0 == "-" || $0 == "[" || $0 == "]" }.map(String.init)
      return words.contains("AUTH") && known.contains(where: words.contains)
    }
  }
}

extension Greeting {
  /// libcurl's tags are a letter and three digits.
  fileprivate var endsWithTaggedOK: Bool {
    guard let line = lines.last, line.count >= 7 else { return false }
    let isTagged =
      (65...90).contains(line[0]) && line[1...3].allSatisfy { (48...57).contains($0) }
      && line[4] == 32
    return isTagged && line[5] | 0x20 == UInt8(ascii: "o") && line[6] | 0x20 == UInt8(ascii: "k")
  }
}
