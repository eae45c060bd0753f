extension Parser {
  /// `if` or `unless`, with `elsif` and `else`.
  mutating func branching(_ tag: TagPiece, isNegated: Bool) -> Branching {
    var arms: [Branching.Arm] = []
    var current = tag
    var negated = isNegated
    while true {
      let condition = current.name == "else" ? nil : self.asked(current)
      var block = Block()
      let next = read(into: &block, until: ["elsif", "else", "end" + tag.name])
      arms.append(
        .init(condition: condition, isNegated: negated, body: block, span: current.whole)
      )
      negated = false
      guard let next else {
        unclosed(tag)
        break
      }
      if next.name == "end" + tag.name { break }
      checkElse(next, after: arms)
      current = next
    }
    return Branching(arms: reachable(arms))
  }

  private mutating func asked(_ tag: TagPiece) -> Condition {
    let condition = attempt(at: tag.whole) { p throws(Fault) in try p.condition(tag.markup) }
    return condition ?? .value(.literal(.null, tag.markup))
  }

  private mutating func checkElse(_ tag: TagPiece, after arms: [Branching.Arm]) {
    guard mode == .exact else { return }
    if arms.contains(where: { $0.condition == nil }) {
      report(.syntax("'\(tag.name)' comes after 'else' and is never reached", at: tag.whole))
    }
    if tag.name == "else", !source.bytes[tag.markup.start..<tag.markup.end].isBlank {
      report(.syntax("'else' takes no condition; write 'elsif'", at: tag.markup))
    }
  }

  /// Arms after the first `else` are never taken, but count for whether the block is blank.
  private func reachable(_ arms: [Branching.Arm]) -> [Branching.Arm] {
    var arms = arms
    let isBlank = arms.allSatisfy(\.body.isBlank)
    if let last = arms.firstIndex(where: { $0.condition == nil }) {
      arms.removeSubrange((last + 1)...)
    }
    for index in arms.indices { arms[index].body.settle(isBlank) }
    return arms
  }

  /// `case` with its `when` and `else`.
  mutating func choice(_ tag: TagPiece) -> Choice {
    let subject = attempt(at: tag.whole) { p throws(Fault) in
      try p.single(tag.markup, "case")
    }
    var choice = Choice(subject: subject ?? .literal(.null, tag.markup), arms: [])
    var lead = Block()
    var next = read(into: &lead, until: ["when", "else", "endcase"])
    while let current = next, current.name != "endcase" {
      let values = current.name == "else" ? nil : self.values(current)
      if current.name == "else" { checkEmpty(current) }
      var block = Block()
      next = read(into: &block, until: ["when", "else", "endcase"])
      choice.arms.append(.init(values: values, body: block, span: current.whole))
    }
    if next == nil { unclosed(tag) }
    let isBlank = lead.isBlank && choice.arms.allSatisfy(\.body.isBlank)
    choice.isBlank = isBlank
    for index in choice.arms.indices { choice.arms[index].body.settle(isBlank) }
    return choice
  }

  private mutating func checkEmpty(_ tag: TagPiece) {
    if !source.bytes[tag.markup.start..<tag.markup.end].isBlank {
      report(.syntax("'else' takes no value", at: tag.markup))
    }
  }

  private func single(_ markup: Span, _ name: String) throws(Fault) -> Expression {
    do {
      var parser = try ExpressionParser(source.bytes, in: markup)
      let expression = try parser.expression()
      if mode != .lax { try parser.expectEnd() }
      return expression
    } catch {
      guard mode == .lax else { throw error }
      return try LaxParser(source.bytes).leading(markup)
    }
  }

  private mutating func values(_ tag: TagPiece) -> [Expression] {
    let values = attempt(at: tag.whole) { p throws(Fault) -> [Expression] in
      do throws(Fault) {
        var parser = try ExpressionParser(p.source.bytes, in: tag.markup)
        return try parser.alternatives()
      } catch {
        guard p.mode == .lax else { throw error }
        return try LaxParser(p.source.bytes).alternatives(tag.markup)
      }
    }
    return values ?? []
  }
}

extension ExpressionParser {
  /// Values with `or` or commas between them, to the end of the markup.
  mutating func alternatives() throws(Fault) -> [Expression] {
    var values = [try expression()]
    while take(.comma) != nil || takeWord("or") { values.append(try expression()) }
    try expectEnd()
    return values
  }

  /// Positional and named arguments with commas between them, to the end of the markup.
  mutating func arguments() throws(Fault) -> ([Expression], [FilterUse.Named]) {
    var positional: [Expression] = []
    var named: [FilterUse.Named] = []
    while !isAtEnd {
      if look(.name), look(.colon, ahead: 1) {
        let key = try expect(.name)
        _ = try expect(.colon)
        named.append(.init(name: text(key), value: try expression()))
      } else {
        positional.append(try expression())
      }
      if take(.comma) == nil { try expectEnd() }
    }
    return (positional, named)
  }
}

extension Block {
  /// Drops the texts of a tag all of whose blocks are blank.
  mutating func settle(_ isWholeTagBlank: Bool) {
    guard isWholeTagBlank else { return }
    nodes.removeAll { if case .text = $0.kind { true } else { false } }
  }
}
