/// Reads a template's source as pieces, or the lines of a `liquid` tag as tags.
struct PieceReader {
  private let bytes: [UInt8]
  private(set) var at: Int
  private let end: Int
  let readsLines: Bool
  private var trimsNext = false

  init(_ bytes: [UInt8], in span: Span, lines: Bool = false) {
    self.bytes = bytes
    at = span.start
    end = span.end
    readsLines = lines
  }

  /// The next piece; `nil` at the end.
  ///
  /// White space control has been applied to texts.
  mutating func next() throws(Fault) -> Piece? {
    if readsLines { return line().map { Piece.tag($0) } }
    guard at < end else { return nil }
    if opens(at, UInt8(ascii: "%")) { return .tag(try tag()) }
    if opens(at, UInt8(ascii: "{")) { return try output() }
    return .text(text())
  }

  private func opens(_ index: Int, _ second: UInt8) -> Bool {
    index + 1 < end && bytes[index] == UInt8(ascii: "{") && bytes[index + 1] == second
  }

  private mutating func text() -> Span {
    var span = Span(start: at, end: at)
    while at < end, !opens(at, UInt8(ascii: "%")), !opens(at, UInt8(ascii: "{")) { at += 1 }
    span.end = at
    if trimsNext { while span.start < at, bytes[span.start].isBlank { span.start += 1 } }
    trimsNext = false
    if at + 2 < end, bytes[at + 2] == .dash {
      while span.end > span.start, bytes[span.end - 1].isBlank { span.end -= 1 }
    }
    return span
  }

  private mutating func output() throws(Fault) -> Piece {
    let start = at
    let close = find(UInt8(ascii: "}"), UInt8(ascii: "}"), from: at + 2)
    let lone = bytes[(at + 2)..<end].firstIndex(of: UInt8(ascii: "}"))
    guard let close, lone == close else {
      at = min(end, (lone ?? at + 1) + 1)
      throw .syntax("'{{' is not closed by '}}'", at: Span(start: start, end: start + 2))
    }
    at = close + 2
    let markup = inside(start, close)
    return .output(markup: markup, whole: Span(start: start, end: at))
  }

  private mutating func tag() throws(Fault) -> TagPiece {
    let start = at
    guard let close = find(UInt8(ascii: "%"), UInt8(ascii: "}"), from: at + 2) else {
      at = min(end, at + 2)
      throw .syntax("'{%' is not closed by '%}'", at: Span(start: start, end: start + 2))
    }
    at = close + 2
    return named(inside(start, close), whole: Span(start: start, end: at))
  }

  /// What is between the delimiters without the dashes; a closing dash trims what comes next.
  private mutating func inside(_ start: Int, _ close: Int) -> Span {
    var span = Span(start: start + 2, end: close)
    if span.start < span.end, bytes[span.start] == .dash { span.start += 1 }
    trimsNext = span.end > span.start && bytes[span.end - 1] == .dash
    if start + 2 < close, bytes[close - 1] == .dash { trimsNext = true }
    if trimsNext, span.end > span.start { span.end -= 1 }
    return span
  }

  private func find(_ first: UInt8, _ second: UInt8, from: Int) -> Int? {
    var index = from
    while index + 1 < end {
      if bytes[index] == first, bytes[index + 1] == second { return index }
      index += 1
    }
    return nil
  }

  private func named(_ span: Span, whole: Span) -> TagPiece {
    var from = span.start
    while from < span.end, bytes[from].isBlank { from += 1 }
    var to = from
    if to < span.end, bytes[to] == UInt8(ascii: "#") {
      to += 1
    } else {
      while to < span.end, bytes[to].isWord { to += 1 }
    }
    let nameSpan = Span(start: from, end: to)
    while to < span.end, bytes[to].isBlank { to += 1 }
    return TagPiece(
      name: String(decoding: bytes[nameSpan.start..<nameSpan.end], as: UTF8.self),
      nameSpan: nameSpan,
      markup: Span(start: to, end: span.end),
      whole: whole
    )
  }

  private mutating func line() -> TagPiece? {
    while at < end {
      let stop = bytes[at..<end].firstIndex(of: .newline) ?? end
      let span = Span(start: at, end: stop)
      at = min(end, stop + 1)
      if !bytes[span.start..<span.end].isBlank { return named(span, whole: span) }
    }
    return nil
  }

  /// Everything up to the closing tag of this name, which is read over; `nil` if there is none.
  mutating func raw(until name: String) throws(Fault) -> Span? {
    let start = at
    var from = at
    while let open = find(UInt8(ascii: "{"), UInt8(ascii: "%"), from: from) {
      at = open
      guard let close = find(UInt8(ascii: "%"), UInt8(ascii: "}"), from: open + 2) else { break }
      let piece = named(inside(open, close), whole: Span(start: open, end: close + 2))
      if piece.name == name {
        at = close + 2
        return Span(start: start, end: open)
      }
      from = open + 2
    }
    at = end
    return nil
  }
}
