/// What stands for a value: a literal, a path into the data, or a range.
indirect enum Expression: Sendable {
  case literal(Literal, Span)
  case path(Path)
  case range(Expression, Expression, Span)

  var span: Span {
    switch self {
    case .literal(_, let span), .range(_, _, let span): span
    case .path(let path): path.span
    }
  }

  var isLiteral: Bool { if case .literal = self { true } else { false } }
}

/// A value written in the template.
enum Literal: Sendable, Hashable {
  case null, blank, empty
  case boolean(Bool)
  case integer(Int)
  case wide(String)
  case decimal(Double)
  case text(String)
}

/// A name and the steps from it into its value.
struct Path: Sendable {
  indirect enum Root: Sendable {
    case name(String)
    case computed(Expression)
  }

  indirect enum Step: Sendable {
    /// `.name`: `size`, `first` and `last` are also questions to the value.
    case dotted(String)
    case bracketed(Expression)
  }

  var root: Root
  var steps: [Step]
  var span: Span

  /// The name alone, if there are no steps.
  var plainName: String? {
    if case .name(let name) = root, steps.isEmpty { name } else { nil }
  }
}

/// A value and the filters it goes through.
struct Filtered: Sendable {
  var head: Expression
  var filters: [FilterUse]
  var span: Span
}

/// One `| name: arguments` of a template.
struct FilterUse: Sendable {
  struct Named: Sendable {
    var name: String
    var value: Expression
  }

  var name: String
  var nameSpan: Span
  var arguments: [Expression]
  var named: [Named]
  var span: Span
}

/// What `if` asks.
///
/// `and` and `or` bind to the right, without precedence.
indirect enum Condition: Sendable {
  case value(Expression)
  case compare(Comparison, Expression, Expression, Span)
  case both(Condition, Condition)
  case either(Condition, Condition)
}
