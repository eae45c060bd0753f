extension Compiler {
  mutating func emitBranching(_ branching: Branching, _ span: Span) {
    let decision = newDecision()
    var jumps: [Int] = []
    var tests: [Int] = []
    for (number, arm) in branching.arms.enumerated() {
      record(decision, number, arm.span)
      var test: Int?
      if let asked = arm.condition {
        let code = condition(asked)
        tables.arms.append(.init(decision: decision, arm: number))
        let instruction = Instruction(
          .test,
          arm.isNegated ? ~code : code,
          0,
          tables.arms.count - 1
        )
        test = add(instruction, at: arm.span)
      }
      inside(decision, number) { $0.emit(arm.body) }
      if number + 1 < branching.arms.count { jumps.append(add(Instruction(.jump), at: span)) }
      if let test {
        setTarget(test, b: here)
        tests.append(test)
      }
    }
    if branching.arms.last?.condition != nil {
      record(decision, branching.arms.count, span, isNone: true)
    }
    for jump in jumps { setTarget(jump, b: here) }
    for test in tests { tables.sites[test].resume = here }
  }

  mutating func emitChoice(_ choice: Choice, _ span: Span) {
    let decision = newDecision()
    let subject = operand(choice.subject)
    let begin = add(Instruction(.choose, decision), at: span)
    var parts = [begin]
    for (number, arm) in choice.arms.enumerated() {
      record(decision, number, arm.span)
      let part: Int
      if let values = arm.values {
        part = emitWhen(values, subject, decision, number, arm.span)
      } else {
        part = add(Instruction(.otherwise, decision, 0, number), at: arm.span)
      }
      inside(decision, number) { $0.emit(arm.body) }
      setTarget(part, b: here)
      parts.append(part)
    }
    if !choice.arms.contains(where: { $0.values == nil }) {
      record(decision, choice.arms.count, span, isNone: true)
    }
    add(Instruction(.chosen), at: span)
  }

  private mutating func emitWhen(
    _ values: [Expression],
    _ subject: Int,
    _ decision: Int,
    _ arm: Int,
    _ span: Span
  ) -> Int {
    let operands = values.map { expression in
      Program.Argument(
        operand: operand(expression),
        isLiteral: expression.isLiteral,
        path: Self.name(of: expression),
        span: expression.span
      )
    }
    let code = WhenCode(
      first: tables.arguments.count,
      count: operands.count,
      subject: subject,
      decision: decision,
      arm: arm
    )
    tables.arguments += operands
    tables.whens.append(code)
    return add(Instruction(.when, tables.whens.count - 1), at: span)
  }

  mutating func emitLoop(_ loop: Loop, _ span: Span) {
    let decision = newDecision()
    tables.loops.append(
      LoopCode(
        symbol: symbol(loop.name),
        drop: symbol(loop.isTable ? "tablerowloop" : "forloop"),
        collection: operand(loop.collection),
        label: label(loop),
        limit: optional(loop.limit),
        offset: optional(loop.offset),
        columns: optional(loop.columns),
        continues: loop.continues,
        isReversed: loop.isReversed,
        isTable: loop.isTable,
        decision: decision
      )
    )
    let index = add(Instruction(.loop, tables.loops.count - 1), at: span)
    record(decision, 0, span)
    inside(decision, 0) { $0.emit(loop.body) }
    setTarget(index, b: here, c: here)
    record(decision, 1, loop.otherwiseSpan ?? span, isNone: loop.otherwise == nil)
    if let otherwise = loop.otherwise {
      let jump = add(Instruction(.jump), at: span)
      setTarget(index, c: here)
      inside(decision, 1) { $0.emit(otherwise) }
      setTarget(jump, b: here)
      tables.sites[index].resume = here
    }
  }

  private mutating func label(_ loop: Loop) -> Int {
    if loop.continues { tables.continues = true }
    if let index = tables.labels.firstIndex(of: loop.label) { return index }
    tables.labels.append(loop.label)
    let length = loop.label.utf8.count
    tables.labelCells.append(Cell(.text, bytes(loop.label.utf8), length: length))
    return tables.labels.count - 1
  }

  private mutating func newDecision() -> Int {
    tables.decisions += 1
    return tables.decisions - 1
  }

  private mutating func inside(_ decision: Int, _ arm: Int, _ body: (inout Compiler) -> Void) {
    enclosing.append(.init(decision: decision, arm: arm))
    body(&self)
    enclosing.removeLast()
  }

  private mutating func record(_ decision: Int, _ arm: Int, _ span: Span, isNone: Bool = false) {
    branches.append(
      BranchCode(
        unit: unit,
        span: span,
        isNone: isNone,
        choice: .init(decision: decision, arm: arm),
        enclosing: enclosing
      )
    )
  }
}
