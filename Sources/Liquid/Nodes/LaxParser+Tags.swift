extension LaxParser {
  private func fragments(_ span: Span) -> [Span] {
    var fragments: [Span] = []
    var at = span.start
    while let next = fragment(&at, span.end) { fragments.append(next) }
    return fragments
  }

  private func text(_ span: Span) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// Comparisons joined by `and` and `or`; of each, two values and what is between them count.
  func condition(_ markup: Span) throws(Fault) -> Condition {
    var groups: [[Span]] = [[]]
    var joins: [Bool] = []
    for word in fragments(markup) {
      let text = text(word)
      if text == "and" || text == "or", groups.last?.isEmpty == false {
        joins.append(text == "and")
        groups.append([])
      } else {
        groups[groups.count - 1].append(word)
      }
    }
    var conditions: [Condition] = []
    for group in groups { conditions.append(try comparison(group, markup)) }
    var condition = conditions[conditions.count - 1]
    for index in joins.indices.reversed() {
      condition =
        joins[index] ? .both(conditions[index], condition) : .either(conditions[index], condition)
    }
    return condition
  }

  private func comparison(_ words: [Span], _ markup: Span) throws(Fault) -> Condition {
    guard let first = words.first else { throw .syntax("expected a value", at: markup) }
    if var parser = try? ExpressionParser(bytes, in: first), let whole = try? parser.condition() {
      if words.count == 1 { return whole }
    }
    guard words.count > 2 else { return .value(expression(first)) }
    let operations: [String: Comparison] = [
      "==": .equal, "!=": .unequal, "<>": .unequal, "<": .less, ">": .greater,
      "<=": .lessOrEqual, ">=": .greaterOrEqual, "contains": .contains,
    ]
    guard let operation = operations[text(words[1])] else {
      throw .syntax("unknown operator '\(text(words[1]))'", at: words[1])
    }
    let span = first.through(words[2])
    return .compare(operation, expression(first), expression(words[2]), span)
  }

  /// The values of a `when`.
  func alternatives(_ markup: Span) throws(Fault) -> [Expression] {
    let words = fragments(markup).filter { text($0) != "or" }
    guard !words.isEmpty else { throw .syntax("expected a value", at: markup) }
    return words.map { expression($0) }
  }

  /// The head of a loop: a name, `in`, a collection; attributes where they are recognised.
  func loop(_ markup: Span, isTable: Bool) throws(Fault) -> Loop {
    let words = fragments(markup)
    guard words.count > 2, text(words[1]) == "in" else {
      throw .syntax("a loop is written {% for name in list %}", at: markup)
    }
    var loop = Loop(
      name: text(words[0]),
      collection: expression(words[2]),
      label: "",
      isTable: isTable
    )
    loop.label = "\(loop.name)-\(text(words[2]))"
    loop.isReversed = words.count > 3 && text(words[3]) == "reversed"
    for pair in pairs(Span(start: words[2].end, end: markup.end)) {
      switch pair.name {
      case "limit": loop.limit = pair.value
      case "cols": loop.columns = pair.value
      case "offset":
        if case .path(let path) = pair.value, path.plainName == "continue" {
          loop.continues = true
        } else {
          loop.offset = pair.value
        }
      default: break
      }
    }
    return loop
  }

  /// The `name: value` pairs in a stretch of markup.
  func pairs(_ span: Span) -> [FilterUse.Named] {
    var pairs: [FilterUse.Named] = []
    var at = span.start
    while let colon = bytes[at..<span.end].firstIndex(of: UInt8(ascii: ":")) {
      var end = colon
      while end > at, bytes[end - 1].isBlank { end -= 1 }
      var start = end
      while start > at, bytes[start - 1].isWord || bytes[start - 1] == .dash { start -= 1 }
      at = colon + 1
      guard start < end, let value = fragment(&at, span.end) else { continue }
      pairs.append(.init(name: text(Span(start: start, end: end)), value: expression(value)))
    }
    return pairs
  }

  /// `render` or `include`.
  func partial(_ markup: Span, isIsolated: Bool) throws(Fault) -> PartialUse {
    let words = fragments(markup)
    guard let first = words.first else { throw .syntax("expected a partial's name", at: markup) }
    let name = expression(first)
    if isIsolated {
      guard case .literal(.text, _) = name else {
        throw .syntax("'render' is followed by the partial's name in quotes", at: first)
      }
    }
    var use = PartialUse(
      name: name,
      isIsolated: isIsolated,
      bound: nil,
      isLoop: false,
      alias: nil,
      arguments: []
    )
    if words.count > 2, ["with", "for"].contains(text(words[1])) {
      use.isLoop = text(words[1]) == "for"
      use.bound = expression(words[2])
    }
    if let mark = words.firstIndex(where: { text($0) == "as" }), mark + 1 < words.count {
      use.alias = text(words[mark + 1])
    }
    use.arguments = pairs(Span(start: first.end, end: markup.end))
    return use
  }
}
