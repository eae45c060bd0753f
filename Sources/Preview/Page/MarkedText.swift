import Markdown
import Markup
import Outreach

/// Writes the words of a mail with those that came from data marked.
struct MarkedText {
  let origins: [FilledText.Origin]

  /// The words of plain text, whose lines stay.
  func html(_ pieces: [RichText.Piece]) -> HTML {
    var html: HTML = ""
    for piece in pieces { html += self.html(piece) }
    return html
  }

  private func html(_ piece: RichText.Piece) -> HTML {
    guard let value = piece.value, origins.indices.contains(value) else {
      return "\(lines: piece.text)"
    }
    let origin = origins[value]
    let kind: HTML = origin.isFallback ? " class=\"fallback\"" : ""
    let missing = origin.isFallback ? " has no value: the template's own words" : ""
    return """
      <mark\(kind) title="\(origin.path)\(missing) (\(origin.place.description))">\
      \(lines: piece.text)</mark>
      """
  }

  /// The same with the form that a mail program gives it.
  ///
  /// Headings and links of the mail are none of the page; where a link leads is written behind it.
  func html(_ blocks: [RichText.Block]) -> HTML { HTML(joining: blocks.map(html)) }

  private func html(_ block: RichText.Block) -> HTML {
    switch block {
    case .paragraph(let inlines): "<p>\(html(inlines))</p>"
    case .heading(let level, let inlines):
      "<p class=\"heading\(level < 3 ? HTML(" large") : nil)\">\(html(inlines))</p>"
    case .quote(let blocks): "<blockquote>\n\(html(blocks))\n</blockquote>"
    case .list(let list): html(list)
    case .code(let pieces): "<pre>\(html(pieces))</pre>"
    case .rule: "<hr>"
    }
  }

  private func html(_ list: RichText.List) -> HTML {
    let items = list.items.map { item -> HTML in
      let blocks = item.map { block -> HTML in
        if case .paragraph(let inlines) = block, !list.isLoose { return html(inlines) }
        return html(block)
      }
      return "<li>\(HTML(joining: blocks))</li>"
    }
    guard let start = list.start else { return "<ul>\n\(HTML(joining: items))\n</ul>" }
    return "<ol start=\"\(start)\">\n\(HTML(joining: items))\n</ol>"
  }

  private func html(_ inlines: [RichText.Inline]) -> HTML {
    var html: HTML = ""
    for inline in inlines {
      switch inline {
      case .text(let piece): html += self.html(piece)
      case .lineBreak: html += "<br>"
      case .code(let pieces): html += "<code>\(self.html(pieces))</code>"
      case .emphasis(let inner): html += "<em>\(self.html(inner))</em>"
      case .strong(let inner): html += "<strong>\(self.html(inner))</strong>"
      case .link(let inner, let link):
        html += "<span class=\"link\">\(self.html(inner))</span>"
        html += " <span class=\"address\">\(link.address)</span>"
      }
    }
    return html
  }
}

extension HTML {
  private init(_ literal: HTML) { self = literal }

  /// What goes and what comes, word by word.
  init(_ diff: WordDiff) {
    self = ""
    for piece in diff.pieces {
      switch piece {
      case .same(let text): self += "\(lines: text)"
      case .removed(let text): self += "<del>\(lines: text)</del>"
      case .added(let text): self += "<ins>\(lines: text)</ins>"
      }
    }
  }
}
