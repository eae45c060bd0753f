extension Machine {
  /// Assigns below all loops and partials that bind the same name, as the language does.
  mutating func assign(_ cell: Cell, to symbol: Int) {
    let value = cell.isNil ? Cell.null : cell
    if frame[base + symbol].shadows == 0 {
      frame[base + symbol].visible = value
    } else {
      frame[base + symbol].bottom = value
    }
  }

  /// Makes a name mean something until ``unbind(_:_:)`` puts back what this returns.
  mutating func bind(_ symbol: Int, to cell: Cell) -> Cell {
    let before = frame[base + symbol].visible
    if frame[base + symbol].shadows == 0 { frame[base + symbol].bottom = before }
    frame[base + symbol].shadows += 1
    frame[base + symbol].visible = cell
    return before
  }

  mutating func unbind(_ symbol: Int, _ before: Cell) {
    frame[base + symbol].shadows -= 1
    let isFree = frame[base + symbol].shadows == 0
    frame[base + symbol].visible = isFree ? frame[base + symbol].bottom : before
  }

  mutating func capture(_ code: Instruction, _ pc: inout Int) throws(Failure) -> Signal {
    let (start, from, to) = (out.count, pc + 1, Int(code.b))
    try enter()
    defer { depth -= 1 }
    let signal = try run(from, to)
    let made = scratch.count
    scratch.append(contentsOf: out.tail(from: start))
    cutOutput(to: start)
    try checkSize()
    assign(Cell(.text, made, length: scratch.count - made, space: .scratch), to: Int(code.c))
    pc = to
    return signal
  }

  mutating func whenChanged(_ code: Instruction, _ pc: inout Int) throws(Failure) -> Signal {
    let (start, from, to) = (out.count, pc + 1, Int(code.b))
    try enter()
    defer { depth -= 1 }
    let signal = try run(from, to)
    let made = Array(out.tail(from: start))
    if made == lastChanged ?? [] {
      cutOutput(to: start)
    } else {
      lastChanged = made
    }
    pc = to
    return signal
  }

  /// `increment` prints and then counts up; `decrement` counts down and then prints.
  mutating func count(_ symbol: Int, by step: Int, _ pc: Int) throws(Failure) {
    var current = frame[base + symbol].counter
    if current.kind == .unset { current = counterStart(symbol) }
    guard current.kind == .integer else { throw .wrongType("only a whole number can be counted") }
    let (next, isWide) = current.payload.addingReportingOverflow(step)
    if isWide { throw .wrongType("the counter is out of bounds") }
    frame[base + symbol].counter = .integer(next)
    let start = out.count
    Self.write(step < 0 ? next : current.payload, to: &out)
    noteFilling(from: start, of: .instruction, pc)
  }

  private func counterStart(_ symbol: Int) -> Cell {
    let name = program.tables.symbols[symbol]
    guard base == 0, let place = program.layout.place(name.utf8, of: 0) else { return .integer(0) }
    let cell = record[place.cell]
    return cell.isNil || (cell.kind == .boolean && cell.payload == 0) ? .integer(0) : cell
  }

  mutating func cycle(_ code: CycleCode, _ pc: Int) throws(Failure) {
    var key = "=" + code.key
    if code.group >= 0 {
      let group = try value(code.group)
      key = "\(group.kind.rawValue):" + string(try text(group))
    }
    let turn = cycles[key] ?? 0
    cycles[key] = turn + 1 >= code.count ? 0 : turn + 1
    guard turn < code.count else { return }
    let argument = program.tables.arguments[code.first + turn]
    let cell = try value(argument.operand)
    if plain.mode == .exact, isMissing(cell), !argument.isLiteral {
      throw Failure(.missing(path: argument.path), at: argument.span)
    }
    let start = out.count
    try print(cell, 0)
    noteFilling(from: start, of: .argument(code.first + turn), pc)
  }

  /// `case`: every `when` that has the subject prints its arm, once for each value that equals it.
  mutating func choose(_ code: Instruction, _ pc: inout Int) throws(Failure) -> Signal {
    switch code.operation {
    case .choose: chosen.append(false)
    case .chosen: chosen.cut(to: max(0, chosen.count - 1))
    case .otherwise:
      let wanted = forced.isEmpty ? -1 : forced[Int(code.a)]
      let skips = wanted >= 0 ? wanted != Int(code.c) : chosen.count > 0 && chosen[chosen.count - 1]
      if skips {
        pc = Int(code.b)
        return .done
      }
    default: return try when(program.tables.whens[Int(code.a)], Int(code.b), &pc)
    }
    pc += 1
    return .done
  }

  private mutating func when(_ code: WhenCode, _ end: Int, _ pc: inout Int) throws(Failure)
    -> Signal
  {
    let wanted = forced.isEmpty ? -1 : forced[code.decision]
    let (from, level) = (pc + 1, chosen.count)
    var times = wanted == code.arm ? 1 : 0
    if wanted < 0 {
      let subject = try value(code.subject)
      for index in code.first..<(code.first + code.count) {
        let candidate = try value(program.tables.arguments[index].operand)
        if try isEqual(subject, candidate) { times += 1 }
      }
    }
    pc = end
    for _ in 0..<times {
      chosen[level - 1] = true
      let signal = try run(from, end)
      if chosen.count > level { chosen.cut(to: level) }
      if signal != .done {
        chosen.cut(to: level - 1)
        return signal
      }
    }
    return .done
  }

  mutating func custom(_ code: Instruction, _ pc: inout Int) throws(Failure) -> Signal {
    let tag = program.tables.customs[Int(code.a)]
    let (start, from, to) = (out.count, pc + 1, Int(code.b))
    var body: String?
    var signal = Signal.done
    if tag.custom.isBlock {
      try enter()
      defer { depth -= 1 }
      signal = try run(from, to)
      body = String(decoding: out.tail(from: start), as: UTF8.self)
      cutOutput(to: start)
    }
    try write(tag, body: body)
    noteFilling(from: start, of: .instruction, pc)
    pc = to
    return signal
  }

  private mutating func write(_ tag: CustomCode, body: String?) throws(Failure) {
    var given: [Value] = []
    for index in tag.first..<(tag.first + tag.count) {
      given.append(tree(try value(program.tables.arguments[index].operand)))
    }
    var named: [String: Value] = [:]
    for argument in tag.named { named[argument.name] = tree(try value(argument.operand)) }
    do {
      let text = try tag.custom.render(Tag.Call(arguments: given, named: named, body: body))
      out.append(contentsOf: text.utf8)
    } catch {
      throw Failure(.custom(error.reason))
    }
    try checkSize()
  }
}
