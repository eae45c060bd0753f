extension RichText {
  /// The Markdown that a person edits: read again it makes the same mail.
  ///
  /// Nil where Markdown cannot say it, as a grave accent beside a line end inside a line of code.
  package var source: String? {
    let source = MarkdownWriter.lines(of: blocks).map { "\($0)\n" }.joined()
    guard let again = try? RichText(markdown: source), again.html == html else { return nil }
    return source
  }
}

/// Writes Markdown in which only its own marks are Markdown.
private enum MarkdownWriter {
  static func lines(of blocks: [RichText.Block], isLoose: Bool = true) -> [String] {
    var lines: [String] = []
    var lists = 0
    for (index, block) in blocks.enumerated() {
      if index > 0, isLoose { lines.append("") }
      // Two lists in a row are one unless their markers differ.
      if case .list = block { lists += 1 } else { lists = 0 }
      lines += self.lines(of: block, isOther: lists % 2 == 0)
    }
    return lines
  }

  private static func lines(of block: RichText.Block, isOther: Bool) -> [String] {
    switch block {
    case .paragraph(let inlines):
      text(of: inlines).markdownLines
    case .heading(let level, let inlines):
      [String(repeating: "#", count: level) + " " + heading(text(of: inlines, isOneLine: true))]
    case .quote(let blocks):
      lines(of: blocks).map { $0.isEmpty ? ">" : "> \($0)" }
    case .list(let list): lines(of: list, isOther: isOther)
    case .code(let pieces): lines(ofCode: RichText.text(of: pieces).lineFeeds)
    case .rule: ["***"]
    }
  }

  /// Signs at its end would close it and vanish.
  private static func heading(_ text: String) -> String {
    let line = text.markdownLines.first ?? ""
    return line.utf8.last == UInt8(ascii: "#") ? line.dropLast() + "\\#" : line
  }

  private static func lines(of list: RichText.List, isOther: Bool) -> [String] {
    var lines: [String] = []
    for (index, item) in list.items.enumerated() {
      if index > 0, list.isLoose { lines.append("") }
      let number = list.start.map { "\($0 + index)" }
      let marker = number.map { $0 + (isOther ? ") " : ". ") } ?? (isOther ? "* " : "- ")
      let content = self.lines(of: item, isLoose: list.isLoose)
      lines += content.isEmpty ? [marker] : content.hanging(behind: marker)
    }
    return lines
  }

  private static func lines(ofCode text: String) -> [String] {
    let fence = String(repeating: "`", count: max(3, text.longestGraves + 1))
    let lines = text.droppingLineEnd.split(separator: "\n", omittingEmptySubsequences: false)
    return [fence] + (text.isEmpty ? [] : lines.map(String.init)) + [fence]
  }

  private static func text(of inlines: [RichText.Inline], isOneLine: Bool = false) -> String {
    var result = ""
    for (index, inline) in inlines.enumerated() {
      switch inline {
      case .text(let piece): result += piece.text.markdownEscaped
      case .lineBreak:
        let isBetween =
          index > 0 && inlines[index - 1] != .lineBreak && index + 1 < inlines.count
          && inlines[index + 1] != .lineBreak
        result += isBetween && !isOneLine ? "\n" : "&#10;"
      case .code(let pieces): result += code(RichText.text(of: pieces))
      case .emphasis(let inner):
        result += "*\(text(of: inner, isOneLine: isOneLine).keepingEnds)*"
      case .strong(let inner):
        result += "**\(text(of: inner, isOneLine: isOneLine).keepingEnds)**"
      case .link(let inner, let link):
        result += "[\(text(of: inner, isOneLine: isOneLine))](\(destination(link)))"
      }
    }
    return result
  }

  private static func destination(_ link: Link) -> String {
    let isBare = !link.address.contains { $0 == "(" || $0 == ")" }
    let text = link.address.replacing("&", by: "&amp;")
    return isBare ? text : "<\(text)>"
  }

  private static func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: text.longestGraves + 1)
    let needsSpace =
      text.first == "`" || text.last == "`" || (text.first == " " && text.last == " ")
    return needsSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
  }
}

extension String {
  /// A text whose signs are no Markdown inside a line.
  fileprivate var markdownEscaped: String {
    var result = ""
    for scalar in lineFeeds.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "&": result += "\\\(scalar)"
      // A line end, and what libcmark drops where a text begins with it.
      case "\n", "\u{FEFF}": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The lines of a paragraph, none of which begins a list, a heading or a rule, and whose blanks
  /// at either end stay.
  fileprivate var markdownLines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).keepingEnds.escapingBlockStart
    }
  }

  /// With blanks at either end as references, which nobody takes away.
  fileprivate var keepingEnds: String {
    let blank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace && scalar != "\n" }
    let head = unicodeScalars.prefix(while: blank)
    let rest = unicodeScalars.dropFirst(head.count)
    let tail = rest.reversed().prefix(while: blank).reversed()
    let reference = { (scalar: Unicode.Scalar) in "&#\(scalar.value);" }
    return head.map(reference).joined() + String(rest.dropLast(tail.count))
      + tail.map(reference).joined()
  }

  private var escapingBlockStart: String {
    if let first = unicodeScalars.first, "#-+=~>".unicodeScalars.contains(first) {
      return "\\\(self)"
    }
    let digits = prefix { $0.isASCII && $0.isNumber }
    let rest = dropFirst(digits.count)
    let isNumbered = (1...9).contains(digits.count) && (rest.first == "." || rest.first == ")")
    return isNumbered ? "\(digits)\\\(rest)" : self
  }

  fileprivate var longestGraves: Int {
    split { $0 != "`" }.map(\.count).max() ?? 0
  }

  fileprivate func replacing(_ sign: Character, by text: String) -> String {
    split(separator: sign, omittingEmptySubsequences: false).joined(separator: text)
  }
}
