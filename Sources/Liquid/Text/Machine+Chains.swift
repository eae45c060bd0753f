extension Machine {
  /// Writes a cell of the record; the common case of a text is the short way.
  @inline(__always)
  mutating func outputCell(_ index: Int, chain: Int, _ pc: Int) throws(Failure) {
    let cell = record.cells[index]
    if cell.kind == .text, cell.length > 0, record.bytes[cell.payload] > 0x20 {
      Self.append(record.bytes, cell.payload, cell.count, to: &out)
      return
    }
    let rules = program.tables.chains[chain].rules
    if rules.contains(.result), isMissing(cell) { return noteMissing(chain, pc) }
    try print(cell, 0)
  }

  /// Writes the value of a chain.
  mutating func output(chain index: Int, _ pc: Int) throws(Failure) {
    let marks = (scratch.count, cells.count)
    let noted = errors.count
    let value = try value(ofChain: index, pc)
    let rules = program.tables.chains[index].rules
    if rules.contains(.result), errors.count == noted, isMissing(value) {
      noteMissing(index, pc)
    } else {
      try print(value, 0)
    }
    scratch.removeLast(scratch.count - marks.0)
    cells.removeLast(cells.count - marks.1)
  }

  /// The value of a chain after all its filters.
  mutating func value(ofChain index: Int, _ pc: Int) throws(Failure) -> Cell {
    let chain = program.tables.chains[index]
    var cell = try value(chain.head)
    if chain.callCount == 0 { return cell }
    if chain.rules.contains(.head), isMissingText(cell) {
      noteMissing(index, pc)
      return .null
    }
    for number in chain.firstCall..<(chain.firstCall + chain.callCount) {
      cell = try apply(number, to: cell, chain, pc)
    }
    return cell
  }

  private mutating func apply(
    _ number: Int,
    to input: Cell,
    _ chain: Chain,
    _ pc: Int
  ) throws(Failure) -> Cell {
    let tables = program.tables
    let meaning = tables.calls[number].meaning
    if let fault = tables.calls[number].fault {
      throw Failure(fault, at: tables.calls[number].span)
    }
    let start = arguments.count
    defer { arguments.removeLast(arguments.count - start) }
    let first = tables.calls[number].firstArgument
    for index in first..<(first + tables.calls[number].argumentCount) {
      let cell = try value(tables.arguments[index].operand)
      arguments.append(cell)
    }
    switch meaning {
    case .standard(.default): return try fallback(number, input, start)
    case .standard(let filter):
      if chain.rules.contains(.arguments) { noteMissingArguments(number, start, pc) }
      return try self.filter(filter, input, Call(start: start, number: number))
    case .custom(let body):
      if chain.rules.contains(.arguments) { noteMissingArguments(number, start, pc) }
      return try custom(body, input, number, start)
    case nil: return input
    }
  }

  /// `default`: for nothing, false, and what is empty; in exact mode also for what is blank.
  private mutating func fallback(_ number: Int, _ input: Cell, _ start: Int) throws(Failure) -> Cell
  {
    let named = program.tables.calls[number].named
    var allowsFalse = false
    for argument in named where argument.name == "allow_false" {
      allowsFalse = try value(argument.operand).isTrue
    }
    let replacement = arguments.count > start ? arguments[start] : .emptyText
    if input.kind == .boolean { return input.isTrue || allowsFalse ? input : replacement }
    if program.mode == .exact ? isMissing(input) : isNothing(input) { return replacement }
    return input
  }

  private func isNothing(_ cell: Cell) -> Bool {
    switch cell.kind {
    case .undefined, .null, .unset, .blank, .empty: true
    case .text, .array, .object: cell.count == 0
    case .boolean, .integer, .decimal, .wide, .instant, .range, .loop, .tableLoop: false
    }
  }

  /// What exact mode counts as missing: nothing, and what is empty or only white space.
  func isMissing(_ cell: Cell) -> Bool { isNothing(cell) || isMissingText(cell) }

  private func isMissingText(_ cell: Cell) -> Bool {
    cell.isNil || (cell.kind == .text && isBlankText(cell))
  }

  private mutating func noteMissing(_ chain: Int, _ pc: Int) {
    let chain = program.tables.chains[chain]
    report(Failure(.missing(path: chain.path), at: chain.span), at: pc)
  }

  private mutating func noteMissingArguments(_ number: Int, _ start: Int, _ pc: Int) {
    let call = program.tables.calls[number]
    for index in 0..<call.argumentCount {
      let argument = program.tables.arguments[call.firstArgument + index]
      if !argument.isLiteral, isMissingText(arguments[start + index]) {
        report(Failure(.missing(path: argument.path), at: argument.span), at: pc)
      }
    }
  }

  private mutating func custom(
    _ body: @Sendable (Filter.Call) throws(Refusal) -> Value,
    _ input: Cell,
    _ number: Int,
    _ start: Int
  ) throws(Failure) -> Cell {
    var named: [String: Value] = [:]
    for argument in program.tables.calls[number].named {
      named[argument.name] = tree(try value(argument.operand))
    }
    let given = arguments[start...].map { tree($0) }
    do {
      let value = try body(Filter.Call(input: tree(input), arguments: given, named: named))
      return Storage.cell(for: value, cells: &cells, bytes: &scratch, space: .scratch)
    } catch {
      throw Failure(.custom(error.reason), at: program.tables.calls[number].span)
    }
  }
}

/// The arguments of one filter call: where they begin, and which call it is.
struct Call {
  var start: Int
  var number: Int
}
