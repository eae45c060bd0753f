extension Machine {
  /// Whether a condition holds.
  mutating func condition(_ index: Int) throws(Failure) -> Bool {
    let code = plain.conditions[index]
    switch code.kind {
    case .value: return try value(code.left).isTrue
    case .both: return try condition(code.left) ? try condition(code.right) : false
    case .either: return try condition(code.left) ? true : try condition(code.right)
    case .compare:
      let left = try value(code.left)
      let right = try value(code.right)
      switch code.comparison {
      case .equal: return try isEqual(left, right)
      case .unequal: return try !isEqual(left, right)
      case .contains: return try contains(left, right)
      case .less, .greater, .lessOrEqual, .greaterOrEqual:
        return try isOrdered(left, right, code.comparison)
      }
    }
  }

  /// Equality as the language has it, with `blank` and `empty` as questions.
  mutating func isEqual(_ left: Cell, _ right: Cell, _ level: Int = 0) throws(Failure) -> Bool {
    if right.kind == .blank || right.kind == .empty { return isSpecial(right.kind, left) }
    if left.kind == .blank || left.kind == .empty { return isSpecial(left.kind, right) }
    if left.isNil || right.isNil { return left.isNil && right.isNil }
    switch (left.kind, right.kind) {
    case (.text, .text): return isSameText(left, right)
    case (.integer, .integer), (.boolean, .boolean): return left.payload == right.payload
    case (.integer, .decimal): return Double(left.payload) == right.double
    case (.decimal, .integer): return left.double == Double(right.payload)
    case (.decimal, .decimal): return left.double == right.double
    case (.wide, .wide): return isSameText(left, right)
    case (.instant, .instant): return left.payload == right.payload
    case (.range, .range): return bounds(of: left) == bounds(of: right)
    case (.array, .array): return try areItemsEqual(left, right, level)
    case (.object, .object): return try areMembersEqual(left, right, level)
    case (.loop, .loop), (.tableLoop, .tableLoop): return left.payload == right.payload
    default: return false
    }
  }

  private mutating func isSpecial(_ word: Cell.Kind, _ cell: Cell) -> Bool {
    switch cell.kind {
    case .text: cell.count == 0 || (word == .blank && isBlankText(cell))
    case .array, .object: cell.count == 0
    case .undefined, .null, .unset: word == .blank
    case .boolean: word == .blank && cell.payload == 0
    case .blank, .empty, .integer, .decimal, .wide, .instant, .range, .loop, .tableLoop: false
    }
  }

  private mutating func areItemsEqual(
    _ left: Cell,
    _ right: Cell,
    _ level: Int
  ) throws(Failure) -> Bool {
    guard left.count == right.count else { return false }
    if level > 64 { throw .limit(.depth, 64) }
    try spend(left.count)
    for index in 0..<left.count {
      let (a, b) = (item(index, of: left), item(index, of: right))
      if try !isEqual(a, b, level + 1) { return false }
    }
    return true
  }

  private mutating func areMembersEqual(
    _ left: Cell,
    _ right: Cell,
    _ level: Int
  ) throws(Failure) -> Bool {
    guard left.count == right.count else { return false }
    if level > 64 { throw .limit(.depth, 64) }
    for index in 0..<left.count {
      try spend(right.count)
      let at = left.payload + 2 * index
      let (name, value) = (stored(left, at), stored(left, at + 1))
      guard let other = lookUp(name, in: right) else { return false }
      if try !isEqual(value, other, level + 1) { return false }
    }
    return true
  }

  private mutating func contains(_ left: Cell, _ right: Cell) throws(Failure) -> Bool {
    guard left.isTrue, right.isTrue else { return false }
    switch left.kind {
    case .text:
      let part = try text(right)
      try spend(left.count / 16)
      return withBytes(left) { whole in
        withBytes(part) { Search.first($0, in: whole, from: 0) != nil }
      }
    case .array:
      try spend(left.count)
      for index in 0..<left.count where try isEqual(item(index, of: left), right) { return true }
      return false
    case .object: return right.kind == .text && lookUp(right, in: left) != nil
    case .range:
      let (low, high) = bounds(of: left)
      return right.kind == .integer && right.payload >= low && right.payload <= high
    default: return false
    }
  }

  private func isOrdered(
    _ left: Cell,
    _ right: Cell,
    _ comparison: Comparison
  ) throws(Failure) -> Bool {
    guard let order = try order(of: left, and: right) else { return false }
    switch comparison {
    case .less: return order < 0
    case .greater: return order > 0
    case .lessOrEqual: return order <= 0
    case .greaterOrEqual: return order >= 0
    case .equal, .unequal, .contains: return false
    }
  }

  /// The order of two values: of numbers and of texts; `nil` where the answer is always no.
  private func order(of left: Cell, and right: Cell) throws(Failure) -> Int? {
    if let order = numericOrder(left, right) { return order }
    switch (left.kind, right.kind) {
    case (.text, .text): return order(left, right)
    case (.instant, .instant):
      return left.payload < right.payload ? -1 : left.payload > right.payload ? 1 : 0
    case (.decimal, .decimal), (.decimal, .integer), (.integer, .decimal): return nil
    default: break
    }
    let comparable: [Cell.Kind] = [.text, .integer, .decimal, .wide, .instant]
    if comparable.contains(left.kind), comparable.contains(right.kind) {
      throw .wrongType("comparison of \(label(left)) with \(label(right)) failed")
    }
    return nil
  }

  func numericOrder(_ left: Cell, _ right: Cell) -> Int? {
    if left.kind == .integer, right.kind == .integer {
      return left.payload < right.payload ? -1 : left.payload > right.payload ? 1 : 0
    }
    guard let a = number(left), let b = number(right) else { return nil }
    return a.compare(b)
  }

  private func label(_ cell: Cell) -> String {
    switch cell.kind {
    case .text: "String"
    case .integer, .wide: "Integer"
    case .decimal: "Float"
    default: "Time"
    }
  }
}
