extension RichText {
  /// Reads the HTML that `html` writes, and nothing else: nil for any other.
  package init?(html: String) {
    var reader = HTMLReader(html)
    guard let text = reader.read(), text.html == html else { return nil }
    self = text
  }
}

/// Reads back what `HTMLWriter` wrote.
///
/// Lenient where that makes it shorter: whoever asks compares what it makes with what it read.
private struct HTMLReader {
  private var tokens: [Token] = []
  private var position = 0
  private var depth = 0

  private enum Token: Equatable {
    case open(name: String, value: String?)
    case close(String)
    case text(String)
  }

  init(_ html: String) {
    let (head, foot) = (HTMLWriter.head.unicodeScalars, HTMLWriter.foot.unicodeScalars)
    guard html.unicodeScalars.starts(with: head) else { return }
    let body = html.unicodeScalars.dropFirst(head.count).dropLast(foot.count)
    for part in body.pieces(between: "<") {
      let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      if halves.count > 1, let tag = halves.first { tokens.append(Self.tag(Substring(tag))) }
      if let text = halves.last, !text.isEmpty { tokens.append(.text(Self.unescaped(text))) }
    }
  }

  mutating func read() -> RichText? {
    let blocks = blocks()
    return position == tokens.count ? RichText(blocks) : nil
  }

  private static func tag(_ tag: Substring) -> Token {
    if tag.utf8.first == UInt8(ascii: "/") { return .close(String(tag.dropFirst())) }
    let parts = tag.split(separator: " ", maxSplits: 1)
    let value = parts.dropFirst().first?.unicodeScalars.pieces(between: "\"")
    return .open(
      name: parts.first.map(String.init) ?? "",
      value: value.flatMap { $0.count > 1 ? unescaped($0[1]) : nil }
    )
  }

  private static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
    let pieces = text.pieces(between: "&")
    return pieces.dropFirst().reduce(into: pieces.first.map { String($0) } ?? "") { result, piece in
      let halves = piece.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
      result += names[String(halves[0])] ?? ""
      if halves.count > 1 { result.unicodeScalars += halves[1] }
    }
  }

  private static let names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"",
  ]

  private var token: Token? { position < tokens.count ? tokens[position] : nil }

  private mutating func blocks() -> [RichText.Block] {
    depth += 1
    defer { depth -= 1 }
    var blocks: [RichText.Block] = []
    while depth <= 2 * RichText.deepest {
      if case .text("\n")? = token { position += 1 }
      guard case .open(let name, let value)? = token else { break }
      guard let block = block(name, value) else { break }
      blocks.append(block)
    }
    return blocks
  }

  private mutating func block(_ name: String, _ value: String?) -> RichText.Block? {
    position += 1
    switch name {
    case "hr": return .rule
    case "p": return closed(name, .paragraph(inlines()))
    case "blockquote": return closed(name, .quote(blocks()))
    case "ul": return closed(name, .list(list(from: nil)))
    case "ol": return closed(name, .list(list(from: value.flatMap { Int($0) } ?? 1)))
    case "pre":
      position += 1
      return closed("code", .code(code())).flatMap { closed(name, $0) }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      return closed(name, .heading(level: Int(name.dropFirst()) ?? 1, inlines()))
    default:
      position -= 1
      return nil
    }
  }

  private mutating func closed<Part>(_ name: String, _ part: Part) -> Part? {
    guard token == .close(name) else { return nil }
    position += 1
    return part
  }

  private mutating func list(from start: Int?) -> RichText.List {
    var items: [[RichText.Block]] = []
    var isLoose = false
    while true {
      if case .text("\n")? = token { position += 1 }
      guard token == .open(name: "li", value: nil) else { break }
      position += 1
      if case .text("\n")? = token { isLoose = true }
      let item = isLoose ? blocks() : tightItem()
      guard let item = closed("li", item) else { break }
      items.append(item)
    }
    return RichText.List(start: start, isLoose: isLoose, items: items)
  }

  private mutating func tightItem() -> [RichText.Block] {
    var blocks: [RichText.Block] = []
    while let token, token != .close("li") {
      let start = position
      blocks += self.blocks()
      var inlines = inlines()
      // The line end between this paragraph and the block behind it.
      if case .text(let piece)? = inlines.last, piece.text.utf8.last == 0x0A {
        inlines[inlines.count - 1] = .text(RichText.Piece(piece.text.droppingLineEnd))
      }
      if inlines != [.text(RichText.Piece(""))], !inlines.isEmpty {
        blocks.append(.paragraph(inlines))
      }
      if position == start { break }
    }
    return blocks
  }

  private mutating func inlines() -> [RichText.Inline] {
    depth += 1
    defer { depth -= 1 }
    var inlines: [RichText.Inline] = []
    while depth <= 2 * RichText.deepest, let inline = inline() { inlines.append(inline) }
    return inlines
  }

  private mutating func inline() -> RichText.Inline? {
    switch token {
    case .text(let text)?:
      position += 1
      return .text(RichText.Piece(text))
    case .open(let name, let value)?:
      position += 1
      if let inline = element(name, value) { return inline }
      position -= 1
      return nil
    case .close?, nil: return nil
    }
  }

  private mutating func element(_ name: String, _ value: String?) -> RichText.Inline? {
    switch name {
    case "br":
      if case .text(let text)? = token, text.utf8.first == 0x0A {
        tokens[position] = .text(String(text.unicodeScalars.dropFirst()))
        if text.utf8.count == 1 { position += 1 }
      }
      return .lineBreak
    case "code": return closed(name, .code(code()))
    case "em": return closed(name, .emphasis(inlines()))
    case "strong": return closed(name, .strong(inlines()))
    case "a": return Link(value ?? "").flatMap { closed(name, .link(inlines(), to: $0)) }
    default: return nil
    }
  }

  private mutating func code() -> [RichText.Piece] {
    guard case .text(let text)? = token else { return [] }
    position += 1
    return [RichText.Piece(text)]
  }
}

extension Substring.UnicodeScalarView {
  /// By scalars, since a sign and an accent behind it are one `Character`.
  fileprivate func pieces(between sign: Unicode.Scalar) -> [Substring.UnicodeScalarView] {
    split(separator: sign, omittingEmptySubsequences: false)
  }
}
