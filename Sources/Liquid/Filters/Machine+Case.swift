extension Machine {
  enum Casing { case upper, lower, capital }

  /// A text in other letters: in place while it is ASCII, by Unicode's mappings otherwise.
  mutating func cased(_ text: Cell, _ casing: Casing) throws(Failure) -> Cell {
    try spend(text.count / 16)
    let copy = try own(text)
    let isASCII = scratch.withMutablePart(copy.payload, copy.count) { Self.change($0, casing) }
    if isASCII { return copy }
    return try keep(Self.cased(string(text), casing))
  }

  /// Changes ASCII letters; `false` as soon as there is another byte.
  private static func change(
    _ bytes: UnsafeMutableBufferPointer<UInt8>,
    _ casing: Casing
  ) -> Bool {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte >= 0x80 { return false }
      let isUpper = casing == .upper || (casing == .capital && index == 0)
      if isUpper {
        if byte >= 0x61, byte <= 0x7A { bytes[index] = byte & 0xDF }
      } else if byte >= 0x41, byte <= 0x5A {
        bytes[index] = byte | 0x20
      }
    }
    return true
  }

  private static func cased(_ text: String, _ casing: Casing) -> String {
    switch casing {
    case .upper: return text.uppercased()
    case .lower: return text.lowercased()
    case .capital:
      guard let first = text.unicodeScalars.first else { return text }
      let rest = String(text.unicodeScalars.dropFirst())
      return first.properties.titlecaseMapping + rest.lowercased()
    }
  }
}
