/// Cuts markup into tokens, by the reference implementation's strict rules.
struct Lexer {
  private let bytes: [UInt8]
  private let end: Int
  private var at: Int

  init(_ bytes: [UInt8], in span: Span) {
    self.bytes = bytes
    at = span.start
    end = span.end
  }

  /// All tokens of the markup, the last one `.end`.
  static func tokens(_ bytes: [UInt8], in span: Span) throws(Fault) -> [Token] {
    var lexer = Lexer(bytes, in: span)
    var tokens: [Token] = []
    while let token = try lexer.next(afterDot: tokens.last?.kind == .dot) { tokens.append(token) }
    tokens.append(Token(kind: .end, span: Span(start: span.end, end: span.end)))
    return tokens
  }

  private mutating func next(afterDot: Bool) throws(Fault) -> Token? {
    while at < end, bytes[at].isBlank { at += 1 }
    guard at < end else { return nil }
    let start = at
    let kind = try scan(afterDot: afterDot)
    return Token(kind: kind, span: Span(start: start, end: at))
  }

  private mutating func scan(afterDot: Bool) throws(Fault) -> Token.Kind {
    let byte = bytes[at]
    if byte.isLetter || byte == UInt8(ascii: "_") { return name(afterDot: afterDot) }
    if byte.isDigit { return number() }
    at += 1
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try string(quote: byte)
    case UInt8(ascii: "-"): return at < end && bytes[at].isDigit ? number() : .dash
    case UInt8(ascii: "."): return take(UInt8(ascii: ".")) ? .dots : .dot
    case UInt8(ascii: "|"): return .pipe
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "["): return .openSquare
    case UInt8(ascii: "]"): return .closeSquare
    case UInt8(ascii: "("): return .openRound
    case UInt8(ascii: ")"): return .closeRound
    case UInt8(ascii: "?"): return .question
    default: return try comparison(byte)
    }
  }

  private mutating func comparison(_ byte: UInt8) throws(Fault) -> Token.Kind {
    let equals = UInt8(ascii: "=")
    switch byte {
    case UInt8(ascii: "<"):
      if take(equals) { return .comparison(.lessOrEqual) }
      return .comparison(take(UInt8(ascii: ">")) ? .unequal : .less)
    case UInt8(ascii: ">"): return .comparison(take(equals) ? .greaterOrEqual : .greater)
    case equals: return take(equals) ? .comparison(.equal) : .equals
    case UInt8(ascii: "!") where take(equals): return .comparison(.unequal)
    default: throw unexpected()
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < end, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func name(afterDot: Bool) -> Token.Kind {
    let start = at
    while at < end, bytes[at].isWord || bytes[at] == .dash { at += 1 }
    _ = take(UInt8(ascii: "?"))
    let isContains = !afterDot && bytes[start..<at].elementsEqual("contains".utf8)
    return isContains ? .comparison(.contains) : .name
  }

  private mutating func number() -> Token.Kind {
    while at < end, bytes[at].isDigit { at += 1 }
    if at + 1 < end, bytes[at] == UInt8(ascii: "."), bytes[at + 1].isDigit {
      at += 1
      while at < end, bytes[at].isDigit { at += 1 }
    }
    return .number
  }

  private mutating func string(quote: UInt8) throws(Fault) -> Token.Kind {
    let start = at - 1
    while at < end, bytes[at] != quote { at += 1 }
    guard take(quote) else {
      throw .syntax("this text has no closing quote", at: Span(start: start, end: end))
    }
    return .string
  }

  private func unexpected() -> Fault {
    var stop = at
    while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
    let character = String(decoding: bytes[(at - 1)..<stop], as: UTF8.self)
    return .syntax("unexpected character \(character)", at: Span(start: at - 1, end: stop))
  }
}
