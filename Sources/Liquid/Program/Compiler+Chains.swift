extension Compiler {
  /// Compiles a value with its filters.
  mutating func chain(_ filtered: Filtered, isOutput: Bool) -> Int {
    let head = operand(filtered.head)
    let calls = filtered.filters.map { call($0) }
    let chain = Chain(
      head: head,
      firstCall: tables.calls.count,
      callCount: calls.count,
      rules: rules(filtered, isOutput),
      span: filtered.span,
      path: Self.name(of: filtered.head)
    )
    tables.calls += calls
    tables.chains.append(chain)
    return tables.chains.count - 1
  }

  static func name(of expression: Expression) -> String {
    switch expression {
    case .path(let path): path.source
    case .literal(.text(let text), _): "'\(text)'"
    case .literal, .range: "value"
    }
  }

  /// What exact mode asks.
  ///
  /// A literal fallback may be empty: its author wrote so.
  private func rules(_ filtered: Filtered, _ isOutput: Bool) -> Chain.Rules {
    guard mode == .exact else { return [] }
    var rules: Chain.Rules = []
    if filtered.filters.contains(where: { $0.arguments.contains { !$0.isLiteral } }) {
      rules.insert(.arguments)
    }
    let fallback = filtered.filters.last { $0.name == "default" }
    if fallback == nil, isOutput || !filtered.filters.isEmpty, !filtered.head.isLiteral {
      rules.insert(.head)
    }
    let isSettled = fallback.map { $0.arguments.first?.isLiteral != false } ?? false
    if isOutput, !isSettled, !(filtered.head.isLiteral && filtered.filters.isEmpty) {
      rules.insert(.result)
    }
    return rules
  }

  private mutating func call(_ use: FilterUse) -> FilterCall {
    let filter = dialect.filters[use.name]
    var fault: LiquidError.Kind?
    if let filter {
      fault = misuse(use, of: filter)
    } else if mode == .exact {
      let near = Suggestion.nearest(to: use.name, among: dialect.filters.keys.sorted())
      fault = .unknownFilter(name: use.name, suggestion: near)
    }
    if mode == .exact, let fault { report(fault, at: use.nameSpan) }
    let operands = use.arguments.map { argument($0) }
    let named = use.named.map { FilterCall.Named(name: $0.name, operand: operand($0.value)) }
    let first = tables.arguments.count
    tables.arguments += operands
    return FilterCall(
      meaning: filter?.meaning,
      name: use.name,
      firstArgument: first,
      argumentCount: operands.count,
      named: named,
      format: format(of: use),
      span: use.span,
      fault: fault
    )
  }

  private mutating func argument(_ expression: Expression) -> Program.Argument {
    Program.Argument(
      operand: operand(expression),
      isLiteral: expression.isLiteral,
      path: Self.name(of: expression),
      span: expression.span
    )
  }

  private func misuse(_ use: FilterUse, of filter: Filter) -> LiquidError.Kind? {
    if let strange = use.named.first(where: { !filter.named.contains($0.name) }) {
      // The reference passes named arguments as one more positional one.
      let given = use.arguments.count + 1
      if mode != .exact, filter.arguments.contains(given) { return nil }
      return .wrongArguments(of: use.name, detail: "takes no argument named '\(strange.name)'")
    }
    guard !filter.arguments.contains(use.arguments.count) else { return nil }
    return .wrongArguments(of: use.name, detail: Self.arity(filter.arguments, use.arguments.count))
  }

  private static func arity(_ range: ClosedRange<Int>, _ given: Int) -> String {
    let wanted: String
    if range.upperBound == 0 {
      wanted = "no arguments"
    } else if range.count == 1 {
      wanted = range.lowerBound == 1 ? "1 argument" : "\(range.lowerBound) arguments"
    } else {
      wanted = "\(range.lowerBound) to \(range.upperBound) arguments"
    }
    return "takes \(wanted), not \(given)"
  }

  private mutating func format(of use: FilterUse) -> Int {
    guard use.name == "date", case .literal(.text(let format), _)? = use.arguments.first else {
      return -1
    }
    tables.formats.append(DateFormat(format))
    return tables.formats.count - 1
  }
}
