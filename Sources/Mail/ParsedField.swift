/// One header field as it came: unfolded, its value still in octets.
package struct ParsedField: Hashable, Sendable {
  package let name: String
  /// Without the white space at its edges.
  package let raw: [UInt8]

  /// The text with its encoded-words decoded (RFC 2047); CR, LF and NUL hidden in them are spaces.
  package var value: String { EncodedWord.decode(raw) }

  init(name: String, raw: [UInt8]) {
    self.name = name
    self.raw = raw
  }

  func isNamed(_ other: String) -> Bool {
    name.utf8.count == other.utf8.count
      && zip(name.utf8, other.utf8).allSatisfy { $0.lowercased == $1.lowercased }
  }
}
