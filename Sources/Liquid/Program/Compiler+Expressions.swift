extension Compiler {
  mutating func add(_ operand: Operand) -> Int {
    tables.operands.append(operand)
    return tables.operands.count - 1
  }

  mutating func constant(_ cell: Cell) -> Int {
    tables.constants.append(cell)
    return tables.constants.count - 1
  }

  mutating func constant(text: String) -> Int {
    let start = bytes(text.utf8)
    return constant(Cell(.text, start, length: text.utf8.count))
  }

  mutating func operand(_ expression: Expression) -> Int {
    switch expression {
    case .literal(let literal, _): return add(Operand(source: .constant, a: constant(literal)))
    case .path(let path): return operand(path)
    case .range(let low, let high, _):
      let first = operand(low)
      return add(Operand(source: .range, a: first, b: operand(high)))
    }
  }

  /// The operand of an expression that may be absent: -1.
  mutating func optional(_ expression: Expression?) -> Int {
    expression.map { operand($0) } ?? -1
  }

  private mutating func constant(_ literal: Literal) -> Int {
    switch literal {
    case .null: constant(Cell.null)
    case .blank: constant(Cell(.blank))
    case .empty: constant(Cell(.empty))
    case .boolean(let flag): constant(Cell.boolean(flag))
    case .integer(let number): constant(Cell.integer(number))
    case .decimal(let number): constant(Cell.decimal(number))
    case .text(let text): constant(text: text)
    case .wide(let digits):
      constant(Cell(.wide, bytes(digits.utf8), length: digits.utf8.count))
    }
  }

  private mutating func operand(_ path: Path) -> Int {
    guard case .name(let name) = path.root else { return computed(path) }
    let isBound = names.bound.contains(name)
    if !isIsolated, !isBound, let place = layout.place(name.utf8, of: 0) {
      return direct(path, place)
    }
    guard isBound || !isIsolated else {
      return add(Operand(source: .constant, a: constant(.undefined)))
    }
    let fallback = isIsolated ? -1 : layout.place(name.utf8, of: 0)?.cell ?? -1
    let root =
      isBound
      ? add(Operand(source: .local, a: symbol(name), b: fallback))
      : add(Operand(source: .constant, a: constant(.undefined)))
    return path.steps.isEmpty ? root : stepped(root, path.steps[...])
  }

  private mutating func computed(_ path: Path) -> Int {
    guard case .computed(let inner) = path.root else { return -1 }
    let name = operand(inner)
    let root = add(Operand(source: .named, a: name, b: isIsolated ? 1 : 0))
    return path.steps.isEmpty ? root : stepped(root, path.steps[...])
  }

  /// A path from a name that nothing binds: declared steps become a place in the record.
  private mutating func direct(_ path: Path, _ root: Layout.Place) -> Int {
    var place = root
    var rest = path.steps[...]
    while let step = rest.first, let name = step.literalName,
      let inner = layout.place(name.utf8, of: place.node)
    {
      place = inner
      rest = rest.dropFirst()
    }
    let operand = add(Operand(source: .record, a: place.cell))
    return rest.isEmpty ? operand : stepped(operand, rest)
  }

  private mutating func stepped(_ root: Int, _ steps: ArraySlice<Path.Step>) -> Int {
    var codes: [StepCode] = []
    for step in steps {
      switch step {
      case .dotted(let name): codes.append(code(name, isDotted: true))
      case .bracketed(.literal(.text(let name), _)): codes.append(code(name, isDotted: false))
      case .bracketed(let inner):
        codes.append(StepCode(name: -1, operand: operand(inner), known: .other, isDotted: false))
      }
    }
    let start = tables.steps.count
    tables.steps += codes
    return add(Operand(source: .path, a: root, b: start, c: codes.count))
  }

  private mutating func code(_ name: String, isDotted: Bool) -> StepCode {
    StepCode(
      name: constant(text: name),
      operand: -1,
      known: KnownName(rawValue: name) ?? .other,
      isDotted: isDotted
    )
  }

  mutating func condition(_ condition: Condition) -> Int {
    let code: ConditionCode
    switch condition {
    case .value(let value): code = ConditionCode(kind: .value, left: operand(value))
    case .compare(let comparison, let left, let right, _):
      let first = operand(left)
      code = ConditionCode(
        kind: .compare,
        comparison: comparison,
        left: first,
        right: operand(right)
      )
    case .both(let left, let right):
      let first = self.condition(left)
      code = ConditionCode(kind: .both, left: first, right: self.condition(right))
    case .either(let left, let right):
      let first = self.condition(left)
      code = ConditionCode(kind: .either, left: first, right: self.condition(right))
    }
    tables.conditions.append(code)
    return tables.conditions.count - 1
  }
}

extension Path.Step {
  /// The name of a step that is written out.
  var literalName: String? {
    switch self {
    case .dotted(let name), .bracketed(.literal(.text(let name), _)): name
    case .bracketed: nil
    }
  }
}
