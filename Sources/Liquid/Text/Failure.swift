/// A fault while rendering, before its place is drawn.
struct Failure: Error {
  var kind: LiquidError.Kind
  /// What it is about, where that is known better than the instruction.
  var span: Span?

  init(_ kind: LiquidError.Kind, at span: Span? = nil) {
    self.kind = kind
    self.span = span
  }

  static func wrongType(_ sentence: String) -> Failure { Failure(.wrongType(sentence)) }

  static func limit(_ bound: Limits.Bound, _ most: Int) -> Failure { Failure(.limit(bound, most)) }

  /// Whether rendering cannot go on.
  var isFatal: Bool { if case .limit = kind { true } else { false } }
}

/// How a stretch of instructions ended.
enum Signal {
  case done, broken, continued
}
