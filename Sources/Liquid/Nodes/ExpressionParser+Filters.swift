extension ExpressionParser {
  /// A value and its filters, to the end of the markup; `nil` for empty markup.
  mutating func filtered() throws(Fault) -> Filtered? {
    if isAtEnd { return nil }
    let head = try expression()
    var filters: [FilterUse] = []
    while take(.pipe) != nil { filters.append(try filter()) }
    try expectEnd()
    let end = filters.last?.span ?? head.span
    return Filtered(head: head, filters: filters, span: head.span.through(end))
  }

  private mutating func filter() throws(Fault) -> FilterUse {
    let name = try expect(.name)
    var use = FilterUse(
      name: text(name),
      nameSpan: name.span,
      arguments: [],
      named: [],
      span: name.span
    )
    guard take(.colon) != nil else { return use }
    repeat {
      if look(.name), look(.colon, ahead: 1) {
        let key = try expect(.name)
        _ = try expect(.colon)
        let value = try expression()
        use.named.append(.init(name: text(key), value: value))
        use.span = use.span.through(value.span)
      } else {
        let value = try expression()
        use.arguments.append(value)
        use.span = use.span.through(value.span)
      }
    } while take(.comma) != nil
    return use
  }

  /// Comparisons joined by `and` and `or`, to the end of the markup.
  mutating func condition() throws(Fault) -> Condition {
    var parts = [try comparison()]
    var joins: [Bool] = []
    while !isAtEnd {
      if takeWord("and") {
        joins.append(true)
      } else if takeWord("or") {
        joins.append(false)
      } else {
        throw .syntax("expected 'and', 'or' or a comparison but found \(found)", at: current.span)
      }
      parts.append(try comparison())
    }
    guard parts.count <= 100 else { throw Fault(.limit(.depth, 100), at: current.span) }
    var condition = parts[parts.count - 1]
    for index in joins.indices.reversed() {
      condition = joins[index] ? .both(parts[index], condition) : .either(parts[index], condition)
    }
    return condition
  }

  private mutating func comparison() throws(Fault) -> Condition {
    let left = try expression()
    guard let operation = takeComparison() else { return .value(left) }
    let right = try expression()
    return .compare(operation, left, right, left.span.through(right.span))
  }

  /// `name: value` pairs, commas between them or not, to the end of the markup.
  mutating func pairs() throws(Fault) -> [FilterUse.Named] {
    var pairs: [FilterUse.Named] = []
    while take(.comma) != nil {}
    while !isAtEnd {
      let key = try expect(.name)
      _ = try expect(.colon)
      pairs.append(.init(name: text(key), value: try expression()))
      while take(.comma) != nil {}
    }
    return pairs
  }
}
