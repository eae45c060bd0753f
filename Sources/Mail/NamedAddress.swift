/// An address with the name that people see, as in `"Ada Lovelace" <ada@engine.example>`.
package struct NamedAddress: Hashable, Sendable, CustomStringConvertible {
  /// Without white space at its edges; nil rather than empty.
  package let name: String?
  package let address: Address

  /// Refuses a name with a control character (a line break is one, a tab becomes a space).
  package init(name: String? = nil, address: Address) throws(ControlCharacterError) {
    self.init(address: address, trimming: try name.map(Self.checked))
  }

  /// The address alone.
  package init(_ address: Address) { self.init(address: address, trimming: nil) }

  /// For people; the header's form is written by `Message`.
  package var description: String {
    name.map { "\($0.printable) <\(address)>" } ?? address.description
  }

  private init(address: Address, trimming name: String?) {
    let trimmed = name.map { String($0.trimmed(where: \.properties.isWhitespace)) } ?? ""
    self.name = trimmed.isEmpty ? nil : trimmed
    self.address = address
  }

  private static func checked(_ name: String) throws(ControlCharacterError) -> String {
    if let found = name.controlCharacter(allowingLineEnds: false, part: "name") { throw found }
    return String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "\t" ? " " : $0 }))
  }
}
