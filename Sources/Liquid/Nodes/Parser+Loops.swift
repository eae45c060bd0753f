extension Parser {
  /// `for` or `tablerow`.
  mutating func loop(_ tag: TagPiece, isTable: Bool) -> Loop {
    let header = attempt(at: tag.whole) { p throws(Fault) -> Loop in
      do throws(Fault) {
        return try p.header(tag, isTable)
      } catch {
        guard p.mode == .lax else { throw error }
        return try LaxParser(p.source.bytes).loop(tag.markup, isTable: isTable)
      }
    }
    let none = Expression.literal(.null, tag.markup)
    var loop = header ?? Loop(name: "", collection: none, label: "", isTable: isTable)
    let close = "end" + tag.name
    let next = read(into: &loop.body, until: isTable ? [close] : ["else", close])
    if next?.name == "else" {
      var block = Block()
      loop.otherwiseSpan = next?.whole
      if read(into: &block, until: [close]) == nil { unclosed(tag) }
      loop.otherwise = block
    } else if next == nil {
      unclosed(tag)
    }
    let isBlank = !isTable && loop.body.isBlank && loop.otherwise?.isBlank != false
    loop.body.settle(isBlank)
    loop.otherwise?.settle(isBlank)
    return loop
  }

  private func header(_ tag: TagPiece, _ isTable: Bool) throws(Fault) -> Loop {
    var parser = try ExpressionParser(source.bytes, in: tag.markup)
    let name = parser.text(try parser.expect(.name))
    guard parser.takeWord("in") else {
      throw .syntax("expected 'in' but found \(parser.found)", at: parser.current.span)
    }
    let collection = try parser.expression()
    var loop = Loop(name: name, collection: collection, label: "", isTable: isTable)
    loop.label = "\(name)-\(label(collection))"
    loop.isReversed = parser.takeWord("reversed")
    while parser.take(.comma) != nil {}
    while !parser.isAtEnd {
      try attribute(of: &loop, &parser)
      while parser.take(.comma) != nil {}
    }
    return loop
  }

  private func attribute(of loop: inout Loop, _ parser: inout ExpressionParser) throws(Fault) {
    let key = try parser.expect(.name)
    if parser.text(key) == "reversed", !loop.isReversed, mode != .exact {
      loop.isReversed = true
      return
    }
    _ = try parser.expect(.colon)
    switch parser.text(key) {
    case "limit": loop.limit = try parser.expression()
    case "offset":
      if !loop.isTable, parser.takeWord("continue") {
        loop.continues = true
      } else {
        loop.offset = try parser.expression()
      }
    case "cols" where loop.isTable: loop.columns = try parser.expression()
    default:
      throw .syntax("'\(parser.text(key))' is not an attribute of this loop", at: key.span)
    }
  }

  /// The collection as it is written, without white space: what `forloop.name` prints.
  private func label(_ expression: Expression) -> String {
    text(expression.span).filter { !$0.isWhitespace }
  }
}
