extension Machine {
  /// Runs `for` or `tablerow`.
  mutating func loop(_ code: Instruction, _ pc: inout Int) throws(Failure) -> Signal {
    let loop = plain.loops[Int(code.a)]
    let (from, to) = (pc + 1, Int(code.b))
    if !forced.isEmpty, forced[loop.decision] == 1 {
      pc = Int(code.c)
      return .done
    }
    let collection = try value(loop.collection)
    let slice = try slice(loop, collection)
    if program.continues { offsets[loop.label] = slice.upperBound }
    if loop.isTable, collection.isNil || (collection.kind == .boolean && collection.payload == 0) {
      pc = to
      return .done
    }
    if slice.isEmpty, !loop.isTable {
      pc = Int(code.c)
      return .done
    }
    pc = to
    try enter()
    defer { depth -= 1 }
    return try turns(loop, collection, slice, from, to)
  }

  /// Which items the loop takes.
  private mutating func slice(_ loop: LoopCode, _ collection: Cell) throws(Failure) -> Range<Int> {
    var from = 0
    if loop.continues {
      from = offsets[loop.label]
    } else if loop.offset >= 0 {
      from = try amount(try value(loop.offset), isTable: loop.isTable) ?? 0
    }
    let count = count(of: collection)
    if collection.kind == .text { return 0..<count }
    let lower = min(max(0, from), count)
    guard loop.limit >= 0, let limit = try amount(try value(loop.limit), isTable: loop.isTable)
    else { return lower..<count }
    let (end, isFar) = from.addingReportingOverflow(limit)
    return lower..<(isFar ? count : min(count, max(lower, end)))
  }

  private mutating func amount(_ cell: Cell, isTable: Bool) throws(Failure) -> Int? {
    if cell.isNil { return isTable ? 0 : nil }
    if isTable, let lenient = try? wholeLeniently(cell) { return lenient }
    return try whole(cell)
  }

  private mutating func turns(
    _ loop: LoopCode,
    _ collection: Cell,
    _ slice: Range<Int>,
    _ from: Int,
    _ to: Int
  ) throws(Failure) -> Signal {
    loopCount += 1
    let parent = loops.count - 1
    var columns = slice.count
    if loop.columns >= 0 { columns = try wholeLeniently(try value(loop.columns)) }
    loops.append(
      Turn(
        label: loop.label,
        id: loopCount,
        length: slice.count,
        index: 0,
        columns: columns,
        parent: parent
      )
    )
    let level = loops.count - 1
    let kind: Cell.Kind = loop.isTable ? .tableLoop : .loop
    let outerDrop = bind(loop.drop, to: Cell(kind, loopCount, extra: level))
    let outer = bind(loop.symbol, to: .null)
    defer {
      unbind(loop.symbol, outer)
      unbind(loop.drop, outerDrop)
      loops.cut(to: level)
    }
    if loop.isTable { out.append(contentsOf: "<tr class=\"row1\">\n".utf8) }
    var signal = Signal.done
    let cases = chosen.count
    for turn in 0..<slice.count {
      try startTurn(cost: to - from)
      let index = loop.isReversed ? slice.upperBound - 1 - turn : slice.lowerBound + turn
      frame[base + loop.symbol].visible = item(index, of: collection)
      loops[level].index = turn
      if loop.isTable { openCell(level) }
      signal = try run(from, to)
      if chosen.count > cases { chosen.cut(to: cases) }
      if loop.isTable { closeCell(level, isLast: signal == .broken) }
      if signal == .broken { break }
    }
    if loop.isTable { out.append(contentsOf: "</tr>\n".utf8) }
    return .done
  }

  mutating func startTurn(cost: Int) throws(Failure) {
    turnsLeft -= 1
    if turnsLeft < 0 { throw .limit(.turns, plain.limits.turns) }
    try spend(1 + cost)
    try checkSize()
  }

  private mutating func openCell(_ level: Int) {
    let turn = loops[level]
    out.append(contentsOf: "<td class=\"col".utf8)
    Self.write(turn.columns > 0 ? turn.index % turn.columns + 1 : turn.index + 1, to: &out)
    out.append(contentsOf: "\">".utf8)
  }

  private mutating func closeCell(_ level: Int, isLast: Bool) {
    let turn = loops[level]
    out.append(contentsOf: "</td>".utf8)
    guard !isLast, turn.columns > 0, (turn.index + 1) % turn.columns == 0 else { return }
    guard turn.index + 1 < turn.length else { return }
    out.append(contentsOf: "</tr>\n<tr class=\"row".utf8)
    Self.write((turn.index + 1) / turn.columns + 1, to: &out)
    out.append(contentsOf: "\">".utf8)
  }

  /// What `forloop` and `tablerowloop` say.
  func loopMember(_ name: KnownName, of cell: Cell) -> Cell {
    let level = Int(cell.extra)
    guard level < loops.count, loops[level].id == cell.payload else { return .undefined }
    let turn = loops[level]
    switch name {
    case .index: return .integer(turn.index + 1)
    case .index0: return .integer(turn.index)
    case .rindex: return .integer(turn.length - turn.index)
    case .rindex0: return .integer(turn.length - turn.index - 1)
    case .length: return .integer(turn.length)
    case .first: return .boolean(turn.index == 0)
    case .last: return .boolean(turn.index == turn.length - 1)
    case .name, .parentloop: return cell.kind == .loop ? loopOnly(name, turn) : .undefined
    case .col, .col0, .row, .colFirst, .colLast:
      return cell.kind == .tableLoop ? column(name, turn) : .undefined
    case .size, .other: return .undefined
    }
  }

  private func loopOnly(_ name: KnownName, _ turn: Turn) -> Cell {
    if name == .parentloop {
      guard turn.parent >= 0 else { return .undefined }
      return Cell(.loop, loops[turn.parent].id, extra: turn.parent)
    }
    return turn.label >= 0 ? program.labelCell(turn.label) : .undefined
  }

  private func column(_ name: KnownName, _ turn: Turn) -> Cell {
    let columns = max(1, turn.columns)
    let column = turn.index % columns
    switch name {
    case .col: return .integer(column + 1)
    case .col0: return .integer(column)
    case .row: return .integer(turn.index / columns + 1)
    case .colFirst: return .boolean(column == 0)
    default: return .boolean(column == columns - 1)
    }
  }
}
