internal import Wire

/// The numbers of a server's word against a mail or a mailbox, without its text, which may name people.
package struct ReplyCode: Hashable, Sendable {
  /// Three digits (RFC 5321 §4.2.1).
  package let digits: String
  /// RFC 3463, where the server gave one.
  package let enhanced: EnhancedCode?

  init(_ reply: Reply) {
    digits = Self.digits(of: reply.code)
    enhanced = reply.enhanced
  }

  /// A line that refused us before there was a conversation; nil where it did not.
  init?(_ error: WireError) {
    guard let code = error.serverCode, (400..<600).contains(code) else { return nil }
    digits = Self.digits(of: code)
    let words = error.serverText.map { Array($0.text.utf8.dropFirst(4)) } ?? []
    enhanced = EnhancedCode.split(words[...], agreeingWith: code).0
  }

  private static func digits(of code: Int) -> String {
    let text = String(code)
    return String(repeating: "0", count: max(0, 3 - text.count)) + text
  }
}

extension Fate {
  /// What the server said against it, or that nobody can make sense of; nil where it said nothing.
  package var code: ReplyCode? {
    switch self {
    case .rejected(let rejection): rejection.code
    case .unknown(let doubt): doubt.trouble.code
    case .sent, .filed, .withdrawn: nil
    }
  }
}

extension SessionRefusal {
  /// What the server said, where its word was the reason.
  package var code: ReplyCode? {
    switch self {
    case .connection(let error): ReplyCode(error)
    case .reply(let rejection): rejection.code
    case .troubles(let trouble): trouble.code
    }
  }
}

extension Rejection {
  fileprivate var code: ReplyCode? {
    switch cause {
    case .reply(let reply): ReplyCode(reply)
    case .trouble(let trouble): trouble.code
    case .unsendable: nil
    }
  }
}

extension Trouble {
  fileprivate var code: ReplyCode? {
    switch self {
    case .unexpected(let reply): ReplyCode(reply)
    case .connection(let error): ReplyCode(error)
    case .lost, .silent, .unreadable, .unasked, .halted: nil
    }
  }
}
