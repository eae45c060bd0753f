extension Parser {
  /// A value with its filters; `nil` for empty markup.
  func filtered(_ markup: Span) throws(Fault) -> Filtered? {
    do {
      var parser = try ExpressionParser(source.bytes, in: markup)
      return try parser.filtered()
    } catch {
      guard mode == .lax else { throw error }
      return LaxParser(source.bytes).filtered(markup)
    }
  }

  /// What an `if` asks.
  func condition(_ markup: Span) throws(Fault) -> Condition {
    do {
      var parser = try ExpressionParser(source.bytes, in: markup)
      return try parser.condition()
    } catch {
      guard mode == .lax else { throw error }
      return try LaxParser(source.bytes).condition(markup)
    }
  }

  func text(_ span: Span) -> String { source.text(span) }

  /// A stretch of markup without the white space around it.
  func trimmed(_ span: Span) -> Span {
    var span = span
    while span.start < span.end, source.bytes[span.start].isBlank { span.start += 1 }
    while span.end > span.start, source.bytes[span.end - 1].isBlank { span.end -= 1 }
    return span
  }

  /// The name a tag assigns to: `name`, or in the reference's modes any run of such characters.
  func target(_ markup: Span) throws(Fault) -> Span {
    var span = trimmed(markup)
    let from = span.start
    while span.start < span.end, isTargetByte(span.start, from) { span.start += 1 }
    guard span.start > from else { throw .syntax("expected a name to assign to", at: markup) }
    return Span(start: from, end: span.start)
  }

  private func isTargetByte(_ index: Int, _ from: Int) -> Bool {
    let byte = source.bytes[index]
    if byte.isWord || byte == .dash { return true }
    return mode != .exact && [UInt8](".[]()".utf8).contains(byte)
  }
}
