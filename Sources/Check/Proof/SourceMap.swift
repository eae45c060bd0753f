import Outreach

/// A template's source, to find where the words of a written mail come from.
struct SourceMap {
  let source: TemplateSource

  /// The place of an octet of the text; columns count Unicode scalars, as compilers do.
  func place(at offset: Int) -> Place {
    var line = 1
    var column = 1
    for octet in source.text.utf8.prefix(offset) {
      if octet == .lineFeed {
        line += 1
        column = 1
      } else if octet & 0xC0 != 0x80, octet != .carriageReturn {
        column += 1
      }
    }
    return Place(file: source.path, line: line, column: column)
  }

  /// Where `words` stand, pointed at `inner` octets behind their beginning.
  func place(of words: String, inner: Int = 0) -> Place? {
    source.text.offset(of: words).map { place(at: $0 + inner) }
  }
}
