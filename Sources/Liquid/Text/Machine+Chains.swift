extension Machine {
  /// Writes a cell of the record; the common case of a text is the short way.
  @inline(__always)
  mutating func outputCell(_ index: Int, chain: Int, _ pc: Int) throws(Failure) {
    let cell = record[index]
    if cell.kind == .text, cell.length > 0, recordBytes[cell.payload] > 0x20 {
      let start = out.count
      out.append(contentsOf: recordBytes.part(cell.payload, cell.count))
      noteFilling(from: start, of: .chain(chain), pc)
      return
    }
    let rules = plain.chains[chain].rules
    if rules.contains(.result), isMissing(cell) { return noteMissing(chain, pc) }
    let start = out.count
    try print(cell, 0)
    noteFilling(from: start, of: .chain(chain), pc)
  }

  /// Writes the value of a chain.
  mutating func output(chain index: Int, _ pc: Int) throws(Failure) {
    let marks = (scratch.count, cells.count)
    let noted = errors.count
    let start = out.count
    tookFallback = false
    let value = try value(ofChain: index, pc)
    let rules = plain.chains[index].rules
    if rules.contains(.result), errors.count == noted, isMissing(value) {
      noteMissing(index, pc)
    } else {
      try print(value, 0)
      noteFilling(from: start, of: .chain(index), pc, isFallback: tookFallback)
    }
    scratch.cut(to: marks.0)
    cells.cut(to: marks.1)
  }

  /// The value of a chain after all its filters.
  mutating func value(ofChain index: Int, _ pc: Int) throws(Failure) -> Cell {
    let chain = plain.chains[index]
    var cell = try value(chain.head)
    if chain.callCount == 0 { return cell }
    if chain.rules.contains(.head), isMissingText(cell) {
      noteMissing(index, pc)
      return .null
    }
    for number in chain.firstCall..<(chain.firstCall + chain.callCount) {
      currentCall = number
      cell = try apply(number, to: cell, chain, pc)
    }
    currentCall = -1
    return cell
  }

  private mutating func apply(
    _ number: Int,
    to input: Cell,
    _ chain: Plain.ChainCode,
    _ pc: Int
  ) throws(Failure) -> Cell {
    let call = plain.calls[number]
    let start = arguments.count
    // A date format that was read beforehand is no argument any more.
    let isPlain = call.argumentCount == 0 || call.itemCount > 0
    if isPlain, let filter = call.filter, filter != .default {
      return try self.filter(filter, input, Call(start: start, number: number))
    }
    defer { arguments.cut(to: start) }
    for index in call.firstArgument..<(call.firstArgument + call.argumentCount) {
      let cell = try value(plain.arguments[index].operand)
      arguments.append(cell)
    }
    guard let filter = call.filter else { return try unusual(number, input, start, chain, pc) }
    if filter == .default { return try fallback(number, input, start) }
    if chain.rules.contains(.arguments) { noteMissingArguments(number, start, pc) }
    return try self.filter(filter, input, Call(start: start, number: number))
  }

  /// A custom filter, one that nobody knows, or one that is called wrong.
  private mutating func unusual(
    _ number: Int,
    _ input: Cell,
    _ start: Int,
    _ chain: Plain.ChainCode,
    _ pc: Int
  ) throws(Failure) -> Cell {
    let call = program.tables.calls[number]
    if let fault = call.fault { throw Failure(fault, at: call.span) }
    guard case .custom(let body)? = call.meaning else { return input }
    if chain.rules.contains(.arguments) { noteMissingArguments(number, start, pc) }
    return try custom(body, input, number, start)
  }

  /// `default`: for nothing, false, and what is empty; in exact mode also for what is blank.
  private mutating func fallback(_ number: Int, _ input: Cell, _ start: Int) throws(Failure) -> Cell
  {
    let replacement = arguments.count > start ? arguments[start] : .emptyText
    if input.kind == .boolean {
      var allowsFalse = false
      for argument in program.tables.calls[number].named where argument.name == "allow_false" {
        allowsFalse = try value(argument.operand).isTrue
      }
      if input.isTrue || allowsFalse { return input }
    } else {
      guard plain.mode == .exact ? isMissing(input) : isNothing(input) else { return input }
    }
    tookFallback = true
    return replacement
  }

  private mutating func isNothing(_ cell: Cell) -> Bool {
    switch cell.kind {
    case .undefined, .null, .unset, .blank, .empty: true
    case .text, .array, .object: cell.count == 0
    case .boolean, .integer, .decimal, .wide, .instant, .range, .loop, .tableLoop: false
    }
  }

  /// What exact mode counts as missing: nothing, and what is empty or only white space.
  mutating func isMissing(_ cell: Cell) -> Bool { isNothing(cell) || isMissingText(cell) }

  private mutating func isMissingText(_ cell: Cell) -> Bool {
    cell.isNil || (cell.kind == .text && isBlankText(cell))
  }

  private mutating func noteMissing(_ chain: Int, _ pc: Int) {
    let chain = program.tables.chains[chain]
    report(Failure(.missing(path: chain.path), at: chain.span), at: pc)
  }

  private mutating func noteMissingArguments(_ number: Int, _ start: Int, _ pc: Int) {
    let call = plain.calls[number]
    for index in 0..<call.argumentCount
    where !plain.arguments[call.firstArgument + index].isLiteral {
      if isMissingText(arguments[start + index]) {
        let argument = program.tables.arguments[call.firstArgument + index]
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
    let given = (start..<arguments.count).map { tree(arguments[$0]) }
    do {
      let value = try body(Filter.Call(input: tree(input), arguments: given, named: named))
      return keep(value)
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
