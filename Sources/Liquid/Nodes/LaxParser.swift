/// Reads markup that is not Liquid by the strict rules, as the reference's lax parser does: it
/// takes what it knows and passes over the rest.
struct LaxParser {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A run of markup without white space, commas, bars and quotes, or a text in quotes; several of
  /// them that touch are one.
  func fragment(_ at: inout Int, _ end: Int) -> Span? {
    while at < end, !isFragmentByte(at), !isQuote(at) { at += 1 }
    let start = at
    while at < end {
      if isQuote(at), let close = bytes[(at + 1)..<end].firstIndex(of: bytes[at]) {
        at = close + 1
      } else if isFragmentByte(at) {
        at += 1
      } else {
        break
      }
    }
    if at == start, at < end {
      at += 1
      return fragment(&at, end)
    }
    return at > start ? Span(start: start, end: at) : nil
  }

  private func isQuote(_ at: Int) -> Bool {
    bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "\"")
  }

  private func isFragmentByte(_ at: Int) -> Bool {
    let byte = bytes[at]
    return !byte.isBlank && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "|") && !isQuote(at)
  }

  /// The value that a fragment says; pieces of a path that make no sense are left out.
  func expression(_ span: Span) -> Expression {
    if var parser = try? ExpressionParser(bytes, in: span), let value = try? parser.expression() {
      if parser.isAtEnd { return value }
    }
    var steps: [Path.Step] = []
    var names: [String] = []
    var at = span.start
    while at < span.end {
      let start = at
      while at < span.end, bytes[at].isWord || bytes[at] == .dash { at += 1 }
      if at > start {
        if at < span.end, bytes[at] == UInt8(ascii: "?") { at += 1 }
        names.append(String(decoding: bytes[start..<at], as: UTF8.self))
      } else {
        at += 1
      }
    }
    guard let first = names.first else { return .literal(.null, span) }
    for name in names.dropFirst() {
      if let index = Int(name) {
        steps.append(.bracketed(.literal(.integer(index), span)))
      } else {
        steps.append(.dotted(name))
      }
    }
    if steps.isEmpty, let number = Int(first) { return .literal(.integer(number), span) }
    return .path(Path(root: .name(first), steps: steps, span: span))
  }

  /// The first value of the markup, which must have one.
  func leading(_ span: Span) throws(Fault) -> Expression {
    var at = span.start
    guard let first = fragment(&at, span.end) else {
      throw .syntax("expected a value", at: span)
    }
    return expression(first)
  }

  /// A value and its filters; `nil` for markup without a value.
  func filtered(_ markup: Span) -> Filtered? {
    var at = markup.start
    guard let first = fragment(&at, markup.end) else { return nil }
    var filtered = Filtered(head: expression(first), filters: [], span: markup)
    guard let bar = bytes[at..<markup.end].firstIndex(of: UInt8(ascii: "|")) else {
      return filtered
    }
    for part in parts(Span(start: bar + 1, end: markup.end), by: UInt8(ascii: "|")) {
      if let use = filter(part) { filtered.filters.append(use) }
    }
    return filtered
  }

  /// The stretches between separators outside quotes.
  func parts(_ span: Span, by separator: UInt8) -> [Span] {
    var parts: [Span] = []
    var (start, at) = (span.start, span.start)
    while at < span.end {
      if isQuote(at), let close = bytes[(at + 1)..<span.end].firstIndex(of: bytes[at]) {
        at = close
      } else if bytes[at] == separator {
        parts.append(Span(start: start, end: at))
        start = at + 1
      }
      at += 1
    }
    return parts + [Span(start: start, end: span.end)]
  }

  private func filter(_ span: Span) -> FilterUse? {
    var at = span.start
    while at < span.end, !bytes[at].isWord { at += 1 }
    let start = at
    while at < span.end, bytes[at].isWord { at += 1 }
    guard at > start else { return nil }
    let name = Span(start: start, end: at)
    var use = FilterUse(
      name: String(decoding: bytes[start..<at], as: UTF8.self),
      nameSpan: name,
      arguments: [],
      named: [],
      span: span
    )
    while at < span.end, bytes[at] != UInt8(ascii: ":"), bytes[at] != UInt8(ascii: ",") { at += 1 }
    guard at < span.end else { return use }
    for part in parts(Span(start: at + 1, end: span.end), by: UInt8(ascii: ",")) {
      argument(part, of: &use)
    }
    return use
  }

  private func argument(_ span: Span, of use: inout FilterUse) {
    var at = span.start
    while at < span.end, bytes[at].isBlank { at += 1 }
    let start = at
    while at < span.end, bytes[at].isWord || bytes[at] == .dash { at += 1 }
    let name = Span(start: start, end: at)
    while at < span.end, bytes[at].isBlank { at += 1 }
    if name.end > name.start, at < span.end, bytes[at] == UInt8(ascii: ":") {
      at += 1
      guard let value = fragment(&at, span.end) else { return }
      let key = String(decoding: bytes[name.start..<name.end], as: UTF8.self)
      use.named.append(.init(name: key, value: expression(value)))
    } else {
      at = start
      if let value = fragment(&at, span.end) { use.arguments.append(expression(value)) }
    }
  }
}
