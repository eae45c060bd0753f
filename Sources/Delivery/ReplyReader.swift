import Wire

/// Puts the lines of a server together to one reply (RFC 5321 §4.2.1).
///
/// It is content with what servers really send: a bare `250`, LF alone, many lines; it is not
/// content with lines that disagree about their code, and it does not read for ever.
struct ReplyReader {
  /// What a line made of the reply.
  enum Progress: Equatable {
    case more
    case complete(Reply)
    /// The line is no part of any reply.
    case junk(VisibleText)
    /// Nothing that follows can be trusted to mean anything.
    case confused(VisibleText)
  }

  static let maximumLines = 200
  private static let keptOctets = 2_000

  private var code: Int?
  private var text: [UInt8] = []
  private var lines = 0

  mutating func take(_ line: [UInt8]) -> Progress {
    lines += 1
    guard lines <= Self.maximumLines else { return .confused(VisibleText(line[...], limit: 200)) }
    guard let code = Greeting.code(of: line[...]) else {
      return .junk(VisibleText(line[...], limit: 200))
    }
    guard code == self.code ?? code else { return .confused(VisibleText(line[...], limit: 200)) }
    self.code = code
    keep(line.dropFirst(4))
    return line.count > 3 && line[3] == UInt8(ascii: "-")
      ? .more : .complete(Reply(code: code, text: text[...]))
  }

  /// Lines are joined by a space; an enhanced code that is said again is left out.
  private mutating func keep(_ words: ArraySlice<UInt8>) {
    guard text.count < Self.keptOctets else { return }
    guard !text.isEmpty else {
      text = Array(words.prefix(Self.keptOctets))
      return
    }
    let (again, rest) = EnhancedCode.split(words, agreeingWith: code ?? 0)
    text.append(UInt8(ascii: " "))
    text += (again == nil ? words : rest).prefix(Self.keptOctets)
  }
}

extension Reply {
  /// How many whole replies stand at the front of what has arrived.
  static func count(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var rest = bytes
    while let end = rest.firstIndex(of: 10) {
      let isOpen = end - rest.startIndex > 3 && rest[rest.startIndex + 3] == UInt8(ascii: "-")
      if !isOpen { count += 1 }
      rest = rest[(end + 1)...]
    }
    return count
  }
}
