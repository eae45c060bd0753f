/// A text in Markdown whose values cannot act as Markdown, whatever they are made of.
///
/// Each value is one private character while libcmark reads the text: no letter, digit, space or
/// sign of any meaning. Only in the finished tree the value takes its place again.
struct ShieldedText {
  private(set) var text = ""
  private var pieces: [RichText.Piece] = []

  /// `values`: the octets of `source` that are values, in order, none empty.
  init(_ source: String, values: [Range<Int>]) throws(MarkdownError) {
    let octets = Array(source.utf8)
    var position = 0
    for (index, range) in values.enumerated() where !range.isEmpty {
      append(octets[position..<range.lowerBound])
      shield(
        RichText.Piece(String(decoding: octets[range], as: UTF8.self), value: index)
      )
      position = range.upperBound
    }
    append(octets[position...])
    guard pieces.count <= Self.limit else { throw .tooManyValues(Self.limit) }
  }

  /// The pieces of a text that libcmark gave back, the values among them.
  func pieces(of text: String) -> [RichText.Piece] {
    var result: [RichText.Piece] = []
    var own = ""
    for scalar in text.unicodeScalars {
      guard let index = Self.index(of: scalar), pieces.indices.contains(index) else {
        own.unicodeScalars.append(scalar)
        continue
      }
      if !own.isEmpty { result.append(RichText.Piece(own)) }
      own = ""
      result.append(pieces[index])
    }
    if !own.isEmpty { result.append(RichText.Piece(own)) }
    return result
  }

  /// The same as one text.
  func plain(_ text: String) -> String { pieces(of: text).map(\.text).joined() }

  private mutating func append(_ octets: ArraySlice<UInt8>) {
    let own = String(decoding: octets, as: UTF8.self)
    guard own.unicodeScalars.contains(where: { Self.index(of: $0) != nil }) else {
      text += own
      return
    }
    for scalar in own.unicodeScalars {
      if Self.index(of: scalar) == nil {
        text.unicodeScalars.append(scalar)
      } else {
        shield(RichText.Piece(String(scalar)))
      }
    }
  }

  private mutating func shield(_ piece: RichText.Piece) {
    if let scalar = Self.scalar(pieces.count) { text.unicodeScalars.append(scalar) }
    pieces.append(piece)
  }

  /// Planes 15 and 16 without the two noncharacters at the end of each.
  private static let plane = 0xFFFE
  private static let limit = 2 * plane

  private static func scalar(_ index: Int) -> Unicode.Scalar? {
    guard index < limit else { return nil }
    return Unicode.Scalar(UInt32(index < plane ? 0xF0000 + index : 0x100000 + index - plane))
  }

  private static func index(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0xF0000...0xFFFFD: Int(scalar.value) - 0xF0000
    case 0x100000...0x10FFFD: Int(scalar.value) - 0x100000 + plane
    default: nil
    }
  }
}
