/// Text from outside, safe to show: bounded, valid, and with every control character made visible.
///
/// C0 and DEL become their pictures (U+2400…), CR LF at the end is dropped; C1, bidirectional and
/// other invisible format characters become `\u{…}`; octets that are not UTF-8 become `\xNN`.
package struct VisibleText: Sendable, Hashable {
  package let text: String

  package init(_ text: String, limit: Int = 1_000) {
    self.init(Array(text.utf8)[...], limit: limit)
  }

  /// Shows at most `limit` octets of the source; more is cut and marked with an ellipsis.
  package init(_ bytes: ArraySlice<UInt8>, limit: Int = 1_000) {
    let start = bytes.prefix(limit)
    let shown =
      start.allSatisfy { 0x20..<0x7F ~= $0 }
      ? String(decoding: start, as: UTF8.self) : Self.visible(Array(start))
    text = bytes.count > limit ? shown + "…" : shown
  }

  private static func visible(_ bytes: [UInt8]) -> String {
    var shown = ""
    var decoder = UTF8Pieces(bytes)
    while let piece = decoder.next() { shown += visible(piece) }
    return shown
  }

  private static func visible(_ piece: UTF8Pieces.Piece) -> String {
    switch piece {
    case .octet(let octet):
      return "\\x" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
    case .scalar(let scalar):
      switch scalar.value {
      case 0..<0x20: return Unicode.Scalar(0x2400 + scalar.value).map(String.init) ?? ""
      case 0x7F: return "\u{2421}"
      default:
        return isShowable(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
  }

  private static func isShowable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }
}

extension VisibleText: CustomStringConvertible {
  package var description: String { text }
}

/// Reads octets as UTF-8 scalars, and what is not UTF-8 as single octets.
private struct UTF8Pieces {
  enum Piece {
    case scalar(Unicode.Scalar)
    case octet(UInt8)
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Piece? {
    guard position < bytes.count else { return nil }
    for length in 1...4 where position + length <= bytes.count {
      let slice = bytes[position..<position + length]
      if let text = String(validating: slice, as: UTF8.self), let scalar = text.unicodeScalars.first
      {
        position += length
        return .scalar(scalar)
      }
    }
    position += 1
    return .octet(bytes[position - 1])
  }
}
