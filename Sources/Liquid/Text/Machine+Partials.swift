extension Machine {
  /// Runs `render` or `include`.
  mutating func partial(_ index: Int, _ pc: Int) throws(Failure) -> Signal {
    let use = program.tables.uses[index]
    let number = try unit(of: use)
    if let fault = program.tables.units[number].fault { throw Failure(fault.kind) }
    let bound = use.bound >= 0 ? try value(use.bound) : .undefined
    try enter()
    callers.append(pc)
    defer {
      callers.removeLast()
      depth -= 1
    }
    return use.isIsolated
      ? try rendered(use, number, bound) : try included(use, number, bound)
  }

  private mutating func unit(of use: UseCode) throws(Failure) -> Int {
    if let fault = use.fault { throw Failure(fault) }
    if use.unit >= 0 { return use.unit }
    let name = try value(use.name)
    guard name.kind == .text else {
      throw .wrongType("the name of a partial must be a text")
    }
    guard let unit = use.choices[string(name)] else {
      throw Failure(.unknownPartial(name: string(name), suggestion: nil))
    }
    return unit
  }

  /// A partial of its own: it sees its arguments and nothing else.
  private mutating func rendered(
    _ use: UseCode,
    _ number: Int,
    _ bound: Cell
  ) throws(Failure) -> Signal {
    var values: [(Int, Cell)] = []
    for binding in use.bindings { values.append((binding.symbol, try value(binding.operand))) }
    let isLoop = use.isLoop && [.array, .range, .object].contains(bound.kind)
    guard isLoop else {
      if use.alias >= 0, !bound.isNil { values.append((use.alias, bound)) }
      return try isolated(use, number, values)
    }
    let count = count(of: bound)
    loopCount += 1
    let level = loops.count
    loops.append(
      Turn(label: -1, id: loopCount, length: count, index: 0, columns: count, parent: -1)
    )
    let drop = Cell(.loop, loopCount, extra: level)
    defer { loops.cut(to: level) }
    for turn in 0..<count {
      loops[level].index = turn
      var inner = [(use.drop, drop)] + values
      let item = item(turn, of: bound)
      if use.alias >= 0, !item.isNil { inner.append((use.alias, item)) }
      _ = try isolated(use, number, inner)
    }
    return .done
  }

  private mutating func isolated(
    _ use: UseCode,
    _ number: Int,
    _ values: [(Int, Cell)]
  ) throws(Failure) -> Signal {
    let unit = (program.tables.units[number].start, program.tables.units[number].end)
    try startTurn(cost: unit.1 - unit.0 + plain.symbols)
    let outerBase = base
    let symbols = plain.symbols
    base = frame.count
    for _ in 0..<symbols { frame.append(Symbol()) }
    defer {
      frame.cut(to: frame.count - symbols)
      base = outerBase
    }
    for (symbol, cell) in values { frame[base + symbol].visible = cell }
    let cases = chosen.count
    _ = try run(unit.0, unit.1)
    chosen.cut(to: cases)
    return .done
  }

  /// A partial in the scope of its caller.
  private mutating func included(
    _ use: UseCode,
    _ number: Int,
    _ bound: Cell
  ) throws(Failure) -> Signal {
    let unit = (program.tables.units[number].start, program.tables.units[number].end)
    var bindings: [(symbol: Int, before: Cell)] = []
    defer { for binding in bindings.reversed() { unbind(binding.symbol, binding.before) } }
    for binding in use.bindings {
      let cell = try value(binding.operand)
      bindings.append((binding.symbol, bind(binding.symbol, to: cell)))
    }
    if use.alias >= 0 { bindings.append((use.alias, bind(use.alias, to: .null))) }
    let items = bound.kind == .array ? bound.count : 1
    let cases = chosen.count
    for index in 0..<items {
      try startTurn(cost: unit.1 - unit.0)
      if use.alias >= 0 {
        let item = bound.kind == .array ? item(index, of: bound) : bound
        frame[base + use.alias].visible = item.isNil ? .null : item
      }
      let signal = try run(unit.0, unit.1)
      chosen.cut(to: cases)
      if signal != .done { return signal }
    }
    return .done
  }
}
