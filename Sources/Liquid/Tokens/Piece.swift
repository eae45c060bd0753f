/// A part of the source between delimiters: text, an output's markup, or a tag with its markup.
enum Piece: Sendable {
  case text(Span)
  case output(markup: Span, whole: Span)
  case tag(TagPiece)
}

/// A tag as the source has it.
struct TagPiece: Sendable {
  var name: String
  var nameSpan: Span
  var markup: Span
  var whole: Span
}
