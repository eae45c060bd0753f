/// A piece of the markup inside `{{ }}` and `{% %}`.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case name, number, string, pipe, dot, dots, colon, comma, equals
    case openSquare, closeSquare, openRound, closeRound, question, dash, end
    case comparison(Comparison)
  }

  var kind: Kind
  var span: Span
}

/// How two values are compared.
enum Comparison: UInt8, Sendable {
  case equal, unequal, less, greater, lessOrEqual, greaterOrEqual, contains
}

extension Token.Kind {
  /// What it is called in "expected … but found …".
  var label: String {
    switch self {
    case .name: "a name"
    case .number: "a number"
    case .string: "a text"
    case .pipe: "'|'"
    case .dot: "'.'"
    case .dots: "'..'"
    case .colon: "':'"
    case .comma: "','"
    case .equals: "'='"
    case .openSquare: "'['"
    case .closeSquare: "']'"
    case .openRound: "'('"
    case .closeRound: "')'"
    case .question: "'?'"
    case .dash: "'-'"
    case .comparison: "a comparison"
    case .end: "the end"
    }
  }
}
