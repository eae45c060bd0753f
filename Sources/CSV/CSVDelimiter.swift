/// The byte between two fields.
///
/// Any ASCII byte except a letter, a digit, the quote, CR, LF and NUL.
package struct CSVDelimiter: Sendable, Hashable, CustomStringConvertible {
  package let byte: UInt8

  package static let comma = Self(unchecked: UInt8(ascii: ","))
  package static let semicolon = Self(unchecked: UInt8(ascii: ";"))
  package static let tab = Self(unchecked: UInt8(ascii: "\t"))

  /// Those a file is searched for, in the order that breaks a tie.
  ///
  /// Text has commas more often than semicolons, and semicolons more often than tabs.
  package static let searched: [Self] = [.tab, .semicolon, .comma]

  /// Nil where the byte could not be told from the text of a field, a quote or a line end.
  package init?(_ byte: UInt8) {
    switch byte {
    case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""), 0x7F...: return nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return nil
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): return nil
    default: self.byte = byte
    }
  }

  private init(unchecked byte: UInt8) { self.byte = byte }

  package var description: String {
    self == .tab ? "tab" : "“\(Character(Unicode.Scalar(byte)).visible)”"
  }
}
