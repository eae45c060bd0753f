/// One answer of a server, whole (RFC 9051 §7).
enum IMAPResponse: Equatable {
  /// `+`: the server waits for the rest of the command.
  case goOn
  /// OK, NO, BAD, BYE or PREAUTH; without a tag it answers no command.
  case status(tag: [UInt8]?, IMAPStatus)
  /// Anything else that has no tag, such as `* 3 EXISTS`.
  case data([IMAPValue])
}

/// What a status says.
package struct IMAPStatus: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case ok = "OK"
    case no = "NO"
    case bad = "BAD"
    case bye = "BYE"
    case preauth = "PREAUTH"
  }

  package let kind: Kind
  /// What stands in brackets, such as `TRYCREATE` or `APPENDUID 7 12`; empty where there is none.
  package let code: [IMAPValue]
  package let text: [UInt8]
}
