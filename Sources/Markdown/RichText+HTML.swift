extension RichText {
  /// The text as a mail program writes what a person types: no styles, nothing from elsewhere.
  package var html: String {
    var writer = HTMLWriter()
    writer.write(blocks)
    return HTMLWriter.head + writer.text + HTMLWriter.foot
  }
}

/// Writes HTML; whatever is not a tag of its own it escapes.
struct HTMLWriter {
  /// The direction follows the first letter, as in an editor.
  static let head = """
    <!DOCTYPE html>
    <html>
    <head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
    <body dir="auto">

    """
  static let foot = "</body>\n</html>\n"

  private(set) var text = ""

  mutating func write(_ blocks: [RichText.Block]) {
    for block in blocks {
      write(block)
      text += "\n"
    }
  }

  private mutating func write(_ block: RichText.Block) {
    switch block {
    case .paragraph(let inlines): write(inlines, in: "p")
    case .heading(let level, let inlines): write(inlines, in: "h\(level)")
    case .quote(let blocks):
      text += "<blockquote>\n"
      write(blocks)
      text += "</blockquote>"
    case .list(let list): write(list)
    case .code(let pieces):
      text += "<pre><code>"
      text += Self.escaped(RichText.text(of: pieces).lineFeeds)
      text += "</code></pre>"
    case .rule: text += "<hr>"
    }
  }

  private mutating func write(_ list: RichText.List) {
    let name = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    text += "<\(name)\(start)>\n"
    for item in list.items {
      text += "<li>"
      write(item: item, isLoose: list.isLoose)
      text += "</li>\n"
    }
    text += "</\(name)>"
  }

  /// A tight list's paragraphs are bare.
  private mutating func write(item: [RichText.Block], isLoose: Bool) {
    if isLoose {
      text += "\n"
      return write(item)
    }
    for (index, block) in item.enumerated() {
      if index > 0 { text += "\n" }
      if case .paragraph(let inlines) = block { write(inlines) } else { write(block) }
    }
  }

  private mutating func write(_ inlines: [RichText.Inline], in name: String) {
    text += "<\(name)>"
    write(inlines)
    text += "</\(name)>"
  }

  private mutating func write(_ inlines: [RichText.Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let piece):
        let lines = piece.text.lineFeeds.split(separator: "\n", omittingEmptySubsequences: false)
        text += lines.map { Self.escaped(String($0)) }.joined(separator: "<br>\n")
      case .lineBreak: text += "<br>\n"
      case .code(let pieces):
        text += "<code>"
        text += Self.escaped(RichText.text(of: pieces).inOneLine)
        text += "</code>"
      case .emphasis(let inner): write(inner, in: "em")
      case .strong(let inner): write(inner, in: "strong")
      case .link(let inner, let link):
        text += "<a href=\"\(Self.escaped(link.address))\">"
        if inner.isEmpty { text += Self.escaped(link.address) } else { write(inner) }
        text += "</a>"
      }
    }
  }

  static func escaped(_ data: String) -> String {
    guard data.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22].contains($0) }) else { return data }
    var result = ""
    for scalar in data.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension String {
  /// Line ends are spaces, as they are inside a line of code.
  var inOneLine: String {
    String(String.UnicodeScalarView(lineFeeds.unicodeScalars.map { $0 == "\n" ? " " : $0 }))
  }
}
