/// Reads expressions, filters and conditions from tokens, by the strict rules.
struct ExpressionParser {
  let bytes: [UInt8]
  private let tokens: [Token]
  private var index = 0
  private var depth = 0

  init(_ bytes: [UInt8], in span: Span) throws(Fault) {
    self.bytes = bytes
    tokens = try Lexer.tokens(bytes, in: span)
  }

  var current: Token { tokens[index] }
  var isAtEnd: Bool { current.kind == .end }

  func text(_ token: Token) -> String {
    String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)
  }

  func look(_ kind: Token.Kind, ahead: Int = 0) -> Bool {
    index + ahead < tokens.count && tokens[index + ahead].kind == kind
  }

  mutating func take(_ kind: Token.Kind) -> Token? {
    guard current.kind == kind else { return nil }
    defer { index += 1 }
    return current
  }

  mutating func takeComparison() -> Comparison? {
    guard case .comparison(let comparison) = current.kind else { return nil }
    index += 1
    return comparison
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard current.kind == .name, text(current) == word else { return false }
    index += 1
    return true
  }

  mutating func expect(_ kind: Token.Kind) throws(Fault) -> Token {
    guard let token = take(kind) else {
      throw .syntax("expected \(kind.label) but found \(found)", at: current.span)
    }
    return token
  }

  mutating func expectEnd() throws(Fault) {
    if !isAtEnd { throw .syntax("unexpected \(found)", at: current.span) }
  }

  var found: String { isAtEnd ? "the end" : "'\(text(current))'" }

  /// A literal, a path or a range.
  mutating func expression() throws(Fault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > 64 { throw Fault(.limit(.depth, 64), at: current.span) }
    let token = current
    switch token.kind {
    case .name: return try named()
    case .openSquare: return try bracketed()
    case .openRound: return try range()
    case .string:
      index += 1
      let inside = bytes[(token.span.start + 1)..<(token.span.end - 1)]
      return .literal(.text(String(decoding: inside, as: UTF8.self)), token.span)
    case .number:
      index += 1
      return .literal(Literal(number: text(token)), token.span)
    default: throw .syntax("expected a value but found \(found)", at: token.span)
    }
  }

  private mutating func named() throws(Fault) -> Expression {
    let token = try expect(.name)
    let name = text(token)
    let steps = try steps()
    let span = Span(start: token.span.start, end: tokens[index - 1].span.end)
    if steps.isEmpty, let word = Literal(word: name) { return .literal(word, span) }
    return .path(Path(root: .name(name), steps: steps, span: span))
  }

  private mutating func bracketed() throws(Fault) -> Expression {
    let open = try expect(.openSquare)
    let inside = try expression()
    _ = try expect(.closeSquare)
    let steps = try steps()
    let span = Span(start: open.span.start, end: tokens[index - 1].span.end)
    if case .literal(.text(let name), _) = inside {
      return .path(Path(root: .name(name), steps: steps, span: span))
    }
    return .path(Path(root: .computed(inside), steps: steps, span: span))
  }

  private mutating func steps() throws(Fault) -> [Path.Step] {
    var steps: [Path.Step] = []
    while true {
      if take(.openSquare) != nil {
        steps.append(.bracketed(try expression()))
        _ = try expect(.closeSquare)
      } else if take(.dot) != nil {
        steps.append(.dotted(text(try expect(.name))))
      } else {
        return steps
      }
    }
  }

  private mutating func range() throws(Fault) -> Expression {
    let open = try expect(.openRound)
    let low = try expression()
    _ = try expect(.dots)
    let high = try expression()
    let close = try expect(.closeRound)
    return .range(low, high, open.span.through(close.span))
  }
}

extension Literal {
  /// `nil`, `true` and the other words that are values.
  init?(word: String) {
    switch word {
    case "nil", "null": self = .null
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    case "blank": self = .blank
    case "empty": self = .empty
    default: return nil
    }
  }

  /// Digits, perhaps with a sign and decimals.
  init(number: String) {
    if let integer = Int(number) {
      self = .integer(integer)
    } else if number.utf8.contains(UInt8(ascii: ".")) {
      self = .decimal(Double(number) ?? 0)
    } else {
      self = .wide(number)
    }
  }
}
