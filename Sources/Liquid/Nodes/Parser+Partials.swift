extension Parser {
  /// `render` or `include`.
  func partial(_ tag: TagPiece, isIsolated: Bool) throws(Fault) -> PartialUse {
    do {
      return try use(tag, isIsolated)
    } catch {
      guard mode == .lax else { throw error }
      return try LaxParser(source.bytes).partial(tag.markup, isIsolated: isIsolated)
    }
  }

  private func use(_ tag: TagPiece, _ isIsolated: Bool) throws(Fault) -> PartialUse {
    var parser = try ExpressionParser(source.bytes, in: tag.markup)
    let name = try parser.expression()
    var use = PartialUse(
      name: name,
      isIsolated: isIsolated,
      bound: nil,
      isLoop: false,
      alias: nil,
      arguments: []
    )
    if isIsolated || mode == .exact {
      guard case .literal(.text, _) = name else {
        throw .syntax("'\(tag.name)' is followed by the partial's name in quotes", at: name.span)
      }
    }
    if parser.takeWord("for") {
      use.isLoop = true
      use.bound = try parser.expression()
    } else if parser.takeWord("with") {
      use.bound = try parser.expression()
    }
    if parser.takeWord("as") { use.alias = parser.text(try parser.expect(.name)) }
    use.arguments = try parser.pairs()
    return use
  }
}
