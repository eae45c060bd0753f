extension Machine {
  /// A stable sort: nothing last; by a property if one is named.
  mutating func sorted(_ input: Cell, _ call: Call, isNatural: Bool) throws(Failure) -> Cell {
    let list = try items(of: input)
    let property = argument(call, 0)
    if list.isEmpty { return try keep([]) }
    var keyed: [(key: Cell, item: Cell)] = []
    for item in list {
      var key = item
      if !property.isNil {
        guard let found = try self.property(property, of: item) else { return .null }
        key = found
      }
      if isNatural, !key.isNil { key = try folded(key) }
      keyed.append((key, item))
    }
    return try keep(try merged(keyed[...]).map(\.item))
  }

  private mutating func merged(
    _ list: ArraySlice<(key: Cell, item: Cell)>
  ) throws(Failure) -> [(key: Cell, item: Cell)] {
    guard list.count > 1 else { return Array(list) }
    try spend(list.count)
    let middle = list.startIndex + list.count / 2
    let left = try merged(list[..<middle])
    let right = try merged(list[middle...])
    var result: [(key: Cell, item: Cell)] = []
    result.reserveCapacity(list.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if try order(of: left[i].key, before: right[j].key) <= 0 {
        result.append(left[i])
        i += 1
      } else {
        result.append(right[j])
        j += 1
      }
    }
    return result + left[i...] + right[j...]
  }

  private mutating func order(of a: Cell, before b: Cell) throws(Failure) -> Int {
    if a.isNil || b.isNil { return a.isNil == b.isNil ? 0 : a.isNil ? 1 : -1 }
    if let order = numericOrder(a, b) { return order }
    switch (a.kind, b.kind) {
    case (.text, .text): return order(a, b)
    case (.instant, .instant): return a.payload < b.payload ? -1 : a.payload > b.payload ? 1 : 0
    case (.boolean, .boolean) where a.payload == b.payload: return 0
    case (.array, .array):
      for index in 0..<min(a.count, b.count) {
        let order = try order(of: item(index, of: a), before: item(index, of: b))
        if order != 0 { return order }
      }
      return a.count < b.count ? -1 : a.count > b.count ? 1 : 0
    case (.object, .object) where try isEqual(a, b): return 0
    default: throw .wrongType("cannot sort values of incompatible types")
    }
  }

  /// A value as text with its ASCII letters lowered.
  private mutating func folded(_ cell: Cell) throws(Failure) -> Cell {
    try keep(bytes(try text(cell)).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
  }
}
