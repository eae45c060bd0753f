extension Machine {
  /// What a filter on lists works through: an array with the arrays in it opened, an object as one
  /// item, a range's numbers, nothing for nothing, and any other value as one item.
  mutating func items(of cell: Cell) throws(Failure) -> [Cell] {
    switch cell.kind {
    case .undefined, .null, .unset: return []
    case .array:
      var items: [Cell] = []
      try flatten(cell, into: &items, level: 0)
      return items
    case .range:
      let count = count(of: cell)
      try spend(count)
      if count > 1_000_000 { throw .limit(.fuel, plain.limits.fuel) }
      return (0..<count).map { .integer(bounds(of: cell).low + $0) }
    default: return [cell]
    }
  }

  private mutating func flatten(
    _ cell: Cell,
    into items: inout [Cell],
    level: Int
  ) throws(Failure) {
    if level > 64 { throw .limit(.depth, 64) }
    try spend(cell.count)
    for index in 0..<cell.count {
      let item = stored(cell, cell.payload + index)
      if item.kind == .array {
        try flatten(item, into: &items, level: level + 1)
      } else {
        items.append(item)
      }
    }
  }

  mutating func listed(
    _ filter: StandardFilter,
    _ input: Cell,
    _ call: Call
  ) throws(Failure) -> Cell {
    switch filter {
    case .first: return ends(input, isFirst: true)
    case .last: return ends(input, isFirst: false)
    case .join: return try joined(input, call)
    case .reverse: return try keep(try items(of: input).reversed())
    case .concat:
      let other = argument(call, 0)
      guard other.kind == .array else { throw .wrongType("'concat' needs an array") }
      var all = try items(of: input)
      try spend(other.count)
      for index in 0..<other.count { all.append(stored(other, other.payload + index)) }
      return try keep(all)
    case .map: return try mapped(input, call)
    case .sum: return try summed(input, call)
    case .compact: return try compacted(input, call)
    case .uniq: return try unique(input, call)
    default: return try sorted(input, call, isNatural: filter == .sortNatural)
    }
  }

  private mutating func ends(_ cell: Cell, isFirst: Bool) -> Cell {
    let count = count(of: cell)
    guard cell.kind != .text, count > 0, cell.kind != .object || isFirst else { return .null }
    return item(isFirst ? 0 : count - 1, of: cell)
  }

  private mutating func joined(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    let glue = has(call, 0) ? bytes(try text(argument(call, 0))) : [.space]
    var text: [UInt8] = []
    for (index, item) in try items(of: input).enumerated() {
      if index > 0 { text += glue }
      text += bytes(try self.text(item))
      if text.count > plain.limits.bytes { throw .limit(.bytes, plain.limits.bytes) }
    }
    return try keep(text)
  }

  private mutating func mapped(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    let key = argument(call, 0)
    var values: [Cell] = []
    for item in try items(of: input) {
      values.append(try property(key, of: item) ?? .null)
    }
    return try keep(values)
  }

  private mutating func summed(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    let key = argument(call, 0)
    var total = Number(value: .zero, isWhole: true)
    for item in try items(of: input) {
      let values = key.isNil ? [item] : try items(of: try property(key, of: item) ?? .null)
      for value in values {
        let number = try operand(value)
        guard total.value.reach(with: number.value) <= Decimal.mostDigits else {
          throw .wrongType("the numbers are too far apart to compute with")
        }
        try spend(number.value.digits.count)
        total = Number(
          value: total.value + number.value,
          isWhole: total.isWhole && number.isWhole
        )
      }
    }
    return try keep(total)
  }

  private mutating func compacted(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    let key = argument(call, 0)
    var kept: [Cell] = []
    for item in try items(of: input) {
      if key.isNil {
        if !item.isNil { kept.append(item) }
        continue
      }
      guard let value = try property(key, of: item) else { return .null }
      if !value.isNil { kept.append(item) }
    }
    return try keep(kept)
  }

  private mutating func unique(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    let key = argument(call, 0)
    var kept: [Cell] = []
    var seen: Set<Value> = []
    for item in try items(of: input) {
      var value = item
      if !key.isNil {
        guard let found = try property(key, of: item) else { return .null }
        value = found
      }
      if seen.insert(tree(value)).inserted { kept.append(item) }
    }
    return try keep(kept)
  }

  /// What an item has under a name: a member, or whether a text contains it; `nil` for a value that
  /// has nothing under names.
  mutating func property(_ key: Cell, of item: Cell) throws(Failure) -> Cell? {
    switch item.kind {
    case .object: return key.kind == .text ? lookUp(key, in: item) ?? .null : .null
    case .text:
      if key.isNil { return nil }
      guard key.kind == .text else { return try textElement(key, item) }
      let isPart = withBytes(item) { whole in
        withBytes(key) { Search.first($0, in: whole, from: 0) != nil }
      }
      return isPart ? key : .null
    case .loop, .tableLoop: return try element(of: item, at: key)
    case .integer, .wide, .array:
      if item.kind == .array, key.kind == .integer { return try element(of: item, at: key) }
      if item.kind == .integer, key.kind == .integer {
        return .integer(key.payload < 0 ? 0 : (item.payload >> min(63, key.payload)) & 1)
      }
      throw .wrongType("cannot select the property '\(string(try text(key)))'")
    default: return nil
    }
  }

  private mutating func textElement(_ key: Cell, _ item: Cell) throws(Failure) -> Cell {
    guard key.kind == .integer else {
      throw .wrongType("cannot select the property '\(string(try text(key)))'")
    }
    let scalars = Array(string(item).unicodeScalars)
    let index = key.payload < 0 ? key.payload + scalars.count : key.payload
    guard scalars.indices.contains(index) else { return .null }
    return try keep(String(String.UnicodeScalarView([scalars[index]])))
  }
}
