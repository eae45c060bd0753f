/// A command without its tag, to its end or to the literal that it waits with.
struct IMAPCommand {
  /// What it is called in errors, such as `UID SEARCH`.
  let name: String
  /// What goes over the wire behind the tag, with its CR LF.
  let octets: [UInt8]

  /// `arguments`: what follows the name, as IMAP writes it.
  init(_ name: String, _ arguments: [UInt8]...) {
    self.name = name
    octets = Array(arguments.reduce(Array(name.utf8)) { $0 + [32] + $1 }) + [13, 10]
  }
}

/// All that a server said to a command that it took.
struct IMAPAnswer {
  var data: [[IMAPValue]] = []
  /// OK without a tag, which may carry a code such as `UIDVALIDITY`.
  var notes: [IMAPStatus] = []
  var status: IMAPStatus?

  /// The arguments of the first code so called.
  func code(_ name: String) -> ArraySlice<IMAPValue>? {
    (notes + (status.map { [$0] } ?? [])).first { $0.code.first?.name == name }?.code.dropFirst()
  }
}

/// Arguments as IMAP writes them (RFC 9051 §4).
enum IMAPArgument {
  static func word(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A quoted string; nil for what one cannot hold: control characters and octets beyond ASCII.
  static func quoted(_ octets: [UInt8]) -> [UInt8]? {
    guard octets.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    let escaped = octets.flatMap { octet -> [UInt8] in
      octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\")
        ? [UInt8(ascii: "\\"), octet] : [octet]
    }
    return [UInt8(ascii: "\"")] + escaped + [UInt8(ascii: "\"")]
  }
}
