extension Machine {
  /// `where`, `reject`, `find`, `find_index` and `has`: by whether an item has something under a
  /// name, or has there what is asked for.
  mutating func selected(
    _ filter: StandardFilter,
    _ input: Cell,
    _ call: Call
  ) throws(Failure) -> Cell {
    let list = try items(of: input)
    if list.isEmpty { return nothingSelected(filter) }
    let (key, target) = (argument(call, 0), argument(call, 1))
    var kept: [Cell] = []
    for (index, item) in list.enumerated() {
      guard let value = try property(key, of: item) else { return .null }
      let isMatch = target.isNil ? value.isTrue : try isEqual(value, target)
      switch filter {
      case .where: if isMatch { kept.append(item) }
      case .reject: if !isMatch { kept.append(item) }
      case .find: if isMatch { return item }
      case .findIndex: if isMatch { return .integer(index) }
      default: if isMatch { return .boolean(true) }
      }
    }
    let isList = filter == .where || filter == .reject
    return isList ? try keep(kept) : nothingSelected(filter)
  }

  private func nothingSelected(_ filter: StandardFilter) -> Cell {
    switch filter {
    case .where, .reject: .emptyArray
    case .has: .boolean(false)
    default: .null
    }
  }
}
