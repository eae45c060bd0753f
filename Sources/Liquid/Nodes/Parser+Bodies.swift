extension Parser {
  mutating func raw(_ tag: TagPiece) throws(Fault) -> Node.Kind? {
    if !source.bytes[tag.markup.start..<tag.markup.end].isBlank {
      report(.syntax("'raw' takes no arguments", at: tag.markup))
    }
    guard !reader.readsLines, let span = try reader.raw(until: "endraw") else {
      throw Fault(.unclosed(tag: tag.name), at: tag.whole)
    }
    let literal = Expression.literal(.text(text(span)), span)
    return span.start == span.end ? nil : .output(Filtered(head: literal, filters: [], span: span))
  }

  mutating func doc(_ tag: TagPiece) throws(Fault) -> Node.Kind? {
    let hasMarkup = !source.bytes[tag.markup.start..<tag.markup.end].isBlank
    if hasMarkup { report(.syntax("'doc' takes no arguments", at: tag.markup)) }
    guard let span = try body(untilEnd: tag) else {
      throw Fault(.unclosed(tag: tag.name), at: tag.whole)
    }
    var inner = PieceReader(source.bytes, in: span)
    if try inner.raw(until: "doc") != nil {
      throw .syntax("'doc' cannot be inside another 'doc'", at: tag.whole)
    }
    return nil
  }

  private mutating func body(untilEnd tag: TagPiece) throws(Fault) -> Span? {
    guard reader.readsLines else { return try reader.raw(until: "end" + tag.name) }
    let start = reader.at
    while case .tag(let inner)? = try reader.next() {
      if inner.name == "end" + tag.name { return Span(start: start, end: inner.whole.start) }
    }
    return nil
  }

  /// Reads over a comment, in which comments and raw text may nest and nothing else is looked at.
  mutating func comment(_ tag: TagPiece) throws(Fault) {
    var depth = 1
    while depth > 0 {
      let piece: Piece?
      do {
        piece = try reader.next()
      } catch {
        continue
      }
      guard let piece else { throw Fault(.unclosed(tag: tag.name), at: tag.whole) }
      guard case .tag(let inner) = piece else { continue }
      switch inner.name {
      case "comment": depth += 1
      case "endcomment": depth -= 1
      case "raw" where !reader.readsLines:
        if try reader.raw(until: "endraw") == nil {
          throw Fault(.unclosed(tag: tag.name), at: tag.whole)
        }
      default: break
      }
    }
  }

  /// `{% # … %}`: each of its lines begins with `#`.
  func note(_ tag: TagPiece) throws(Fault) -> Node.Kind? {
    let lines = source.bytes[tag.markup.start..<tag.markup.end].split(separator: .newline)
    for line in lines.dropFirst() {
      if let first = line.first(where: { !$0.isBlank }), first != UInt8(ascii: "#") {
        throw .syntax("each line of this comment must begin with '#'", at: tag.whole)
      }
    }
    return nil
  }
}
