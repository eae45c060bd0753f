import Liquid
package import Markdown

/// What a template made of a record, and which of it came from values.
package struct FilledText: Hashable, Sendable {
  package let text: String
  /// In order.
  package let values: [Value]

  package struct Value: Hashable, Sendable {
    /// Octets of the text.
    package let range: Range<Int>
    package let origin: Origin
  }

  /// What a value is called, and where a template asks for it.
  package struct Origin: Hashable, Sendable {
    /// As in `contact.first_name`.
    package let path: String
    package let place: Place
    /// The data has none, and what stands behind `default` is written.
    package let isFallback: Bool

    package init(path: String, place: Place, isFallback: Bool) {
      self.path = path
      self.place = place
      self.isFallback = isFallback
    }
  }

  init(_ text: String, fillings: [Filling]) {
    self.text = text
    values = fillings.map { filling in
      Value(
        range: filling.range,
        origin: Origin(
          path: filling.path,
          place: Place(filling.place),
          isFallback: filling.isFallback
        )
      )
    }
  }
}

extension FilledText {
  /// The text cut at its values, which carry their index, counted from `first`.
  package func pieces(countingFrom first: Int) -> [RichText.Piece] {
    let octets = Array(text.utf8)
    var pieces: [RichText.Piece] = []
    var position = 0
    let piece = { (range: Range<Int>, value: Int?) in
      RichText.Piece(String(decoding: octets[range], as: UTF8.self), value: value)
    }
    for (index, value) in values.enumerated() {
      let range = value.range
      if position < range.lowerBound { pieces.append(piece(position..<range.lowerBound, nil)) }
      pieces.append(piece(range, first + index))
      position = range.upperBound
    }
    if position < octets.count { pieces.append(piece(position..<octets.count, nil)) }
    return pieces
  }
}
