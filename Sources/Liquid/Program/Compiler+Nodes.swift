extension Compiler {
  mutating func emit(_ block: Block) {
    for node in block.nodes { emit(node) }
  }

  private mutating func emit(_ node: Node) {
    switch node.kind {
    case .text:
      let text = source.bytes[node.span.start..<node.span.end]
      add(Instruction(.text, bytes(text), text.count), at: node.span)
    case .output(let filtered): emitOutput(filtered, node.span)
    case .assign(let name, let filtered):
      let chain = chain(filtered, isOutput: false)
      add(Instruction(.assign, chain, 0, symbol(name)), at: node.span)
    case .capture(let name, let block):
      emitBlock(block, Instruction(.capture, 0, 0, symbol(name)), node.span)
    case .branching(let branching): emitBranching(branching, node.span)
    case .choice(let choice): emitChoice(choice, node.span)
    case .loop(let loop): emitLoop(loop, node.span)
    case .cycle(let cycle): emitCycle(cycle, node.span)
    case .count(let name, let step):
      add(Instruction(.count, step, 0, symbol(name)), at: node.span)
    case .whenChanged(let block): emitBlock(block, Instruction(.whenChanged), node.span)
    case .partial(let use): emitPartial(use, node.span)
    case .leave(let isBreak): add(Instruction(.leave, isBreak ? 1 : 0), at: node.span)
    case .custom(let use): emitCustom(use, node.span)
    }
  }

  private mutating func emitOutput(_ filtered: Filtered, _ span: Span) {
    if case .literal(.text(let text), _) = filtered.head, filtered.filters.isEmpty {
      add(Instruction(.text, bytes(text.utf8), text.utf8.count), at: span)
      return
    }
    let chain = chain(filtered, isOutput: true)
    let head = tables.operands[tables.chains[chain].head]
    if filtered.filters.isEmpty, head.source == .record {
      add(Instruction(.cell, head.a, chain), at: span)
    } else {
      add(Instruction(.output, chain), at: span)
    }
  }

  private mutating func emitBlock(_ block: Block, _ instruction: Instruction, _ span: Span) {
    let index = add(instruction, at: span)
    emit(block)
    setTarget(index, b: here)
  }

  private mutating func emitCycle(_ cycle: Cycle, _ span: Span) {
    let group = optional(cycle.group)
    let operands = cycle.values.map { expression in
      Program.Argument(
        operand: operand(expression),
        isLiteral: expression.isLiteral,
        path: Self.name(of: expression),
        span: expression.span
      )
    }
    let code = CycleCode(
      group: group,
      key: cycle.key,
      first: tables.arguments.count,
      count: operands.count
    )
    tables.arguments += operands
    tables.cycles.append(code)
    add(Instruction(.cycle, tables.cycles.count - 1), at: span)
  }

  private mutating func emitCustom(_ use: CustomUse, _ span: Span) {
    guard case .custom(let custom)? = dialect.tags[use.name]?.meaning else { return }
    let operands = use.arguments.map { expression in
      Program.Argument(
        operand: operand(expression),
        isLiteral: expression.isLiteral,
        path: Self.name(of: expression),
        span: expression.span
      )
    }
    let named = use.named.map { FilterCall.Named(name: $0.name, operand: operand($0.value)) }
    tables.customs.append(
      CustomCode(
        custom: custom,
        name: use.name,
        first: tables.arguments.count,
        count: operands.count,
        named: named
      )
    )
    tables.arguments += operands
    let instruction = Instruction(.custom, tables.customs.count - 1)
    emitBlock(use.body ?? Block(), instruction, span)
  }

  private mutating func emitPartial(_ use: PartialUse, _ span: Span) {
    let bindings = use.arguments.map {
      UseCode.Binding(symbol: symbol($0.name), operand: operand($0.value))
    }
    var code = UseCode(
      unit: -1,
      name: operand(use.name),
      choices: [:],
      isIsolated: use.isIsolated,
      bound: optional(use.bound),
      isLoop: use.isLoop,
      alias: Names.alias(of: use).map { symbol($0) } ?? -1,
      drop: symbol("forloop"),
      bindings: bindings
    )
    let isolated = use.isIsolated || isIsolated
    if case .literal(.text(let name), let nameSpan) = use.name {
      if let unit = unitNumber(name, isIsolated: isolated) {
        code.unit = unit
      } else {
        let near = Suggestion.nearest(to: name, among: library.names)
        code.fault = .unknownPartial(name: name, suggestion: near)
        if mode == .exact { report(.unknownPartial(name: name, suggestion: near), at: nameSpan) }
      }
    } else {
      for name in library.names {
        code.choices[name] = unitNumber(name, isIsolated: isolated)
      }
    }
    if !use.isIsolated, use.bound == nil, case .literal(.text(let name), let nameSpan) = use.name {
      // `include` without a value sees the variable that has the partial's own name.
      let path = Path(root: .name(name), steps: [], span: nameSpan)
      code.bound = operand(.path(path))
    }
    tables.uses.append(code)
    add(Instruction(.partial, tables.uses.count - 1), at: span)
  }
}
