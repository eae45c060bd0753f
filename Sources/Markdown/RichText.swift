/// A letter's text with its form: paragraphs, lists, quotes, emphasis, links.
///
/// Made from Markdown by libcmark; from it come both parts of a mail, `html` and `plain`, so that
/// they say the same. No pictures and no raw HTML: neither has a case here.
package struct RichText: Hashable, Sendable {
  package let blocks: [Block]

  package init(_ blocks: [Block]) { self.blocks = blocks }

  package indirect enum Block: Hashable, Sendable {
    case paragraph([Inline])
    /// `level`: 1 to 6.
    case heading(level: Int, [Inline])
    case quote([Block])
    case list(List)
    case code([Piece])
    case rule
  }

  package struct List: Hashable, Sendable {
    /// The first item's number; nil where the items have none.
    package let start: Int?
    /// There is an empty line between the items.
    package let isLoose: Bool
    package let items: [[Block]]

    package init(start: Int?, isLoose: Bool, items: [[Block]]) {
      self.start = start
      self.isLoose = isLoose
      self.items = items
    }
  }

  package indirect enum Inline: Hashable, Sendable {
    case text(Piece)
    case lineBreak
    case code([Piece])
    case emphasis([Inline])
    case strong([Inline])
    case link([Inline], to: Link)
  }

  /// A stretch of text, and the value that it came from, where it is not the author's own.
  package struct Piece: Hashable, Sendable {
    package let text: String
    /// The index among the values that the text was made with.
    package let value: Int?

    package init(_ text: String, value: Int? = nil) {
      self.text = text
      self.value = value
    }
  }
}

extension RichText {
  /// The same with every piece changed, and the addresses of links, where they stay addresses.
  package func mapping(_ change: (Piece) -> Piece) -> RichText {
    RichText(Self.mapping(blocks, change))
  }

  /// The same with the values counted from another number than 0.
  package func countingValues(from first: Int) -> RichText {
    mapping { Piece($0.text, value: $0.value.map { $0 + first }) }
  }

  private static func mapping(_ blocks: [Block], _ change: (Piece) -> Piece) -> [Block] {
    blocks.map { block in
      switch block {
      case .paragraph(let inlines): .paragraph(mapping(inlines, change))
      case .heading(let level, let inlines): .heading(level: level, mapping(inlines, change))
      case .quote(let blocks): .quote(mapping(blocks, change))
      case .list(let list):
        .list(
          List(
            start: list.start,
            isLoose: list.isLoose,
            items: list.items.map { mapping($0, change) }
          )
        )
      case .code(let pieces): .code(pieces.map(change))
      case .rule: .rule
      }
    }
  }

  private static func mapping(_ inlines: [Inline], _ change: (Piece) -> Piece) -> [Inline] {
    inlines.map { inline in
      switch inline {
      case .text(let piece): .text(change(piece))
      case .lineBreak: .lineBreak
      case .code(let pieces): .code(pieces.map(change))
      case .emphasis(let inner): .emphasis(mapping(inner, change))
      case .strong(let inner): .strong(mapping(inner, change))
      case .link(let inner, let link):
        .link(mapping(inner, change), to: Link(change(Piece(link.address)).text) ?? link)
      }
    }
  }
}
