extension Machine {
  /// The value of an operand.
  @inline(__always)
  mutating func value(_ index: Int) throws(Failure) -> Cell {
    let operand = plain.operands[index]
    switch operand.source {
    case .record: return record[operand.a]
    case .constant: return plain.constants[operand.a]
    case .local: return local(operand)
    case .path: return try path(operand)
    case .named: return try named(operand)
    case .range: return try range(operand)
    }
  }

  private mutating func local(_ operand: Operand) -> Cell {
    let visible = frame[base + operand.a].visible
    if visible.kind != .unset { return visible }
    let counter = frame[base + operand.a].counter
    if counter.kind != .unset { return counter }
    return operand.b >= 0 ? record[operand.b] : .undefined
  }

  private mutating func path(_ operand: Operand) throws(Failure) -> Cell {
    var cell = try value(operand.a)
    for index in operand.b..<(operand.b + operand.c) {
      let step = plain.steps[index]
      if step.name >= 0 {
        cell = cell.kind == .object ? quick(index, step, cell) : member(of: cell, named: step)
      } else {
        cell = try element(of: cell, at: try value(step.operand))
      }
      if cell.kind == .undefined { return cell }
    }
    return cell
  }

  /// The value under a written-out name of an object: first where the last one had it.
  @inline(__always)
  private mutating func quick(_ index: Int, _ step: StepCode, _ object: Cell) -> Cell {
    let hint = hints[index]
    if hint.member >= 0, hint.member < object.count {
      let at = object.payload + 2 * hint.member
      let name = stored(object, at)
      if name.space == .record, name.payload == hint.key { return stored(object, at + 1) }
    }
    let key = plain.constants[step.name]
    for number in 0..<object.count {
      let name = stored(object, object.payload + 2 * number)
      if name.length == key.length, isSameText(name, key) {
        note(number, name, for: index)
        return stored(object, object.payload + 2 * number + 1)
      }
    }
    return member(of: object, named: step)
  }

  /// The value under a written-out name.
  private mutating func member(of cell: Cell, named step: StepCode) -> Cell {
    switch cell.kind {
    case .object:
      if let found = lookUp(plain.constants[step.name], in: cell) { return found }
      return step.isDotted && step.known != .other ? answer(step.known, of: cell) : .undefined
    case .loop, .tableLoop: return loopMember(step.known, of: cell)
    default: return step.isDotted ? answer(step.known, of: cell) : .undefined
    }
  }

  /// What a value says of itself: `size`, `first` and `last`.
  private mutating func answer(_ name: KnownName, of cell: Cell) -> Cell {
    switch (name, cell.kind) {
    case (.size, .array), (.size, .object), (.size, .text), (.size, .range): return size(of: cell)
    case (.first, .array), (.first, .range), (.first, .object):
      let count = self.count(of: cell)
      return count > 0 ? item(0, of: cell) : .null
    case (.last, .array), (.last, .range):
      let count = self.count(of: cell)
      return count > 0 ? item(count - 1, of: cell) : .null
    default: return .undefined
    }
  }

  /// The value under a computed key.
  mutating func element(of cell: Cell, at key: Cell) throws(Failure) -> Cell {
    switch (cell.kind, key.kind) {
    case (.object, .text): return lookUp(key, in: cell) ?? .undefined
    case (.array, .integer):
      let index = key.payload < 0 ? cell.count + key.payload : key.payload
      return index >= 0 && index < cell.count ? item(index, of: cell) : .undefined
    case (.loop, .text), (.tableLoop, .text):
      return loopMember(KnownName(rawValue: string(key)) ?? .other, of: cell)
    default: return .undefined
    }
  }

  /// The value of a name in an object.
  func lookUp(_ key: Cell, in object: Cell) -> Cell? {
    for index in 0..<object.count {
      let name = stored(object, object.payload + 2 * index)
      if name.length == key.length, isSameText(name, key) {
        return stored(object, object.payload + 2 * index + 1)
      }
    }
    return nil
  }

  /// One of the cells in which an array's or object's contents lie.
  @inline(__always)
  func stored(_ cell: Cell, _ index: Int) -> Cell {
    cell.space == .record ? record[index] : cells[index]
  }

  private mutating func named(_ operand: Operand) throws(Failure) -> Cell {
    let key = try value(operand.a)
    guard key.kind == .text else { return .undefined }
    if let index = program.tables.symbols.firstIndex(of: string(key)) {
      let symbol = frame[base + index]
      if symbol.visible.kind != .unset { return symbol.visible }
      if symbol.counter.kind != .unset { return symbol.counter }
    }
    guard operand.b == 0 else { return .undefined }
    let roots = Cell(.object, 0, length: program.layout.roots, space: .record)
    if let found = lookUp(key, in: roots) { return found }
    guard let all = lookUp(.emptyText, in: roots), all.kind == .object else { return .undefined }
    return lookUp(key, in: all) ?? .undefined
  }

  private mutating func range(_ operand: Operand) throws(Failure) -> Cell {
    let low = try bound(try value(operand.a))
    let high = try bound(try value(operand.b))
    cells.append(.integer(low))
    cells.append(.integer(high))
    return Cell(.range, cells.count - 2, space: .scratch)
  }

  /// A range's bound: a whole number, the digits a text begins with, or nothing as zero.
  private mutating func bound(_ cell: Cell) throws(Failure) -> Int {
    switch cell.kind {
    case .integer: return cell.payload
    case .text: return withBytes(cell) { Decimal.leadingInteger($0) }
    case .decimal:
      guard let whole = Int(exactly: cell.double.rounded(.towardZero)) else {
        throw .wrongType("a range's end is out of bounds")
      }
      return whole
    case .undefined, .null, .unset, .blank, .empty: return 0
    case .boolean, .wide, .instant, .array, .object, .range, .loop, .tableLoop:
      throw .wrongType("invalid integer")
    }
  }

  /// How many items a loop over the value has.
  mutating func count(of cell: Cell) -> Int {
    switch cell.kind {
    case .array, .object: return cell.count
    case .text: return cell.count == 0 ? 0 : 1
    case .range:
      let (low, high) = bounds(of: cell)
      let (span, isHuge) = high.subtractingReportingOverflow(low)
      return high < low ? 0 : isHuge || span == Int.max ? Int.max : span + 1
    default: return 0
    }
  }

  mutating func bounds(of range: Cell) -> (low: Int, high: Int) {
    (cells[range.payload].payload, cells[range.payload + 1].payload)
  }

  /// One item of a value that has items; an object's are pairs of name and value.
  mutating func item(_ index: Int, of cell: Cell) -> Cell {
    switch cell.kind {
    case .array: return stored(cell, cell.payload + index)
    case .range: return .integer(bounds(of: cell).low + index)
    case .object:
      let at = cell.payload + 2 * index
      let (name, value) = (stored(cell, at), stored(cell, at + 1))
      cells.append(name)
      cells.append(value)
      return Cell(.array, cells.count - 2, length: 2, space: .scratch)
    default: return cell
    }
  }
}
