extension Machine {
  /// Runs the instructions from one to before another.
  mutating func run(_ from: Int, _ to: Int) throws(Failure) -> Signal {
    var pc = from
    while pc < to {
      let start = pc
      do {
        let signal = try step(&pc)
        if signal != .done { return signal }
      } catch {
        if error.isFatal { throw error }
        pc = try recover(from: error, at: start)
      }
    }
    return .done
  }

  /// After a fault: in strict mode stop, in lax mode say it in the text, in exact mode note it and
  /// look for more.
  ///
  /// Returns where to go on.
  private mutating func recover(from failure: Failure, at pc: Int) throws(Failure) -> Int {
    report(failure, at: pc)
    if plain.mode == .strict || errors.count >= 200 { throw failure }
    if plain.mode == .lax {
      out.append(contentsOf: "Liquid error: ".utf8)
      out.append(contentsOf: failure.kind.message.utf8)
    }
    return program.tables.sites[pc].resume
  }

  /// Runs one instruction and moves on.
  @inline(__always)
  private mutating func step(_ pc: inout Int) throws(Failure) -> Signal {
    let code = plain.code[pc]
    switch code.operation {
    case .text:
      out.append(contentsOf: plain.bytes.part(Int(code.a), Int(code.b)))
      pc += 1
    case .cell:
      try outputCell(Int(code.a), chain: Int(code.b), pc)
      pc += 1
    case .output:
      try output(chain: Int(code.a), pc)
      pc += 1
    case .test:
      pc = try holds(code) ? pc + 1 : Int(code.b)
    case .jump:
      pc = Int(code.b)
    case .assign:
      assign(try value(ofChain: Int(code.a), pc), to: Int(code.c))
      pc += 1
    default: return try block(code, &pc)
    }
    return .done
  }

  private mutating func block(_ code: Instruction, _ pc: inout Int) throws(Failure) -> Signal {
    switch code.operation {
    case .loop: return try loop(code, &pc)
    case .partial:
      let signal = try partial(Int(code.a), pc)
      pc += 1
      return signal
    case .choose, .when, .otherwise, .chosen: return try choose(code, &pc)
    case .leave: return code.a == 1 ? .broken : .continued
    case .capture: return try capture(code, &pc)
    case .whenChanged: return try whenChanged(code, &pc)
    case .custom: return try custom(code, &pc)
    case .cycle:
      try cycle(program.tables.cycles[Int(code.a)], pc)
      pc += 1
    case .count:
      try count(Int(code.c), by: Int(code.a), pc)
      pc += 1
    case .text, .cell, .output, .test, .jump, .assign: break
    }
    return .done
  }

  private mutating func holds(_ code: Instruction) throws(Failure) -> Bool {
    if !forced.isEmpty {
      let choice = plain.arms[Int(code.c)]
      let wanted = forced[choice.decision]
      if wanted >= 0 { return wanted == choice.arm }
    }
    let index = Int(code.a)
    return index >= 0 ? try condition(index) : try !condition(~index)
  }

  /// Takes fuel for work of a size that the template or the data decide.
  @inline(__always)
  mutating func spend(_ amount: Int) throws(Failure) {
    fuelLeft -= amount
    if fuelLeft < 0 { throw .limit(.fuel, plain.limits.fuel) }
  }

  /// Enters a level of nesting; ``depth`` is to be lowered again.
  mutating func enter() throws(Failure) {
    if depth >= plain.limits.depth { throw .limit(.depth, plain.limits.depth) }
    depth += 1
  }

  /// Stops a template that fills the memory.
  @inline(__always)
  mutating func checkSize() throws(Failure) {
    let held = out.count + scratch.count + cells.count * MemoryLayout<Cell>.stride
    if held > 2 * plain.limits.bytes + 65_536 || out.count > plain.limits.bytes {
      throw .limit(.bytes, plain.limits.bytes)
    }
  }
}
