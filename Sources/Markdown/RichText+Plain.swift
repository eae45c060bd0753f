extension RichText {
  /// The text as one types it in a mail program that knows no form.
  ///
  /// A link is its label with the address behind it, or the address alone; emphasis is left out;
  /// quotes have `> `, items `- ` or their number. Ends with a line feed unless it is empty.
  package var plain: String {
    Self.lines(of: blocks, isLoose: true).map { "\($0)\n" }.joined()
  }

  private static func lines(of blocks: [Block], isLoose: Bool) -> [String] {
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, isLoose { lines.append("") }
      lines += self.lines(of: block)
    }
    return lines
  }

  private static func lines(of block: Block) -> [String] {
    switch block {
    case .paragraph(let inlines), .heading(_, let inlines): lines(of: text(of: inlines))
    case .quote(let blocks):
      lines(of: blocks, isLoose: true).map { $0.isEmpty ? ">" : "> \($0)" }
    case .list(let list): lines(of: list)
    case .code(let pieces): lines(of: text(of: pieces).droppingLineEnd)
    case .rule: ["---"]
    }
  }

  private static func lines(of list: List) -> [String] {
    var lines: [String] = []
    for (index, item) in list.items.enumerated() {
      if index > 0, list.isLoose { lines.append("") }
      let marker = list.start.map { "\($0 + index). " } ?? "- "
      let content = self.lines(of: item, isLoose: list.isLoose)
      lines += content.isEmpty ? [marker] : content.hanging(behind: marker)
    }
    return lines
  }

  private static func lines(of text: String) -> [String] {
    text.lineFeeds.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func text(of inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let piece): piece.text
      case .lineBreak: "\n"
      case .code(let pieces): text(of: pieces).inOneLine
      case .emphasis(let inner), .strong(let inner): text(of: inner)
      case .link(let inner, let link): text(of: link, labelled: text(of: inner))
      }
    }.joined()
  }

  private static func text(of link: Link, labelled label: String) -> String {
    guard let mention = link.mention(beside: label) else { return label }
    return label.isEmpty ? mention : "\(label) (\(mention))"
  }

  static func text(of pieces: [Piece]) -> String { pieces.map(\.text).joined() }
}

extension [String] {
  /// The first line behind a marker, the others below its text.
  func hanging(behind marker: String) -> [String] {
    let margin = String(repeating: " ", count: marker.count)
    return enumerated().map { index, line in
      index == 0 ? marker + line : line.isEmpty ? line : margin + line
    }
  }
}

extension String {
  /// With LF for CR LF and CR.
  var lineFeeds: String {
    guard utf8.contains(0x0D) else { return self }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      if !(scalar == "\n" && previous == "\r") { result.append(scalar == "\r" ? "\n" : scalar) }
      previous = scalar
    }
    return String(result)
  }

  var droppingLineEnd: String { utf8.last == 0x0A ? String(unicodeScalars.dropLast()) : self }
}
