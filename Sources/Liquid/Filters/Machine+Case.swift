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

  /// Changes ASCII letters; `false` and nothing changed where there are other bytes.
  ///
  /// Both loops are without branches, so that they work on many bytes at once.
  private static func change(
    _ bytes: UnsafeMutableBufferPointer<UInt8>,
    _ casing: Casing
  ) -> Bool {
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    guard all < 0x80 else { return false }
    if casing == .upper {
      for index in bytes.indices {
        let byte = bytes[index]
        bytes[index] = byte &- (byte &- 0x61 < 26 ? 0x20 : 0)
      }
      return true
    }
    for index in bytes.indices {
      let byte = bytes[index]
      bytes[index] = byte &+ (byte &- 0x41 < 26 ? 0x20 : 0)
    }
    if casing == .capital, let first = bytes.first, first &- 0x61 < 26 { bytes[0] = first &- 0x20 }
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
