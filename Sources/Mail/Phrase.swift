/// How a display name is written (RFC 5322 §3.2.5).
enum Phrase {
  /// Atoms, or one quoted-string.
  case word(String)
  /// As encoded-words: outside ASCII, over 60 octets, with odd white space, or with something that
  /// a reader could take for an encoded-word, which some decode even inside quotes.
  case encoded

  init(_ name: String) {
    var needsQuotes = false
    var previous = UInt8.space
    var length = 2
    for byte in name.utf8 {
      let isOddSpace = byte == .space && previous == .space
      let looksEncoded = byte == .question && previous == .equals
      guard 0x20...0x7E ~= byte, !isOddSpace, !looksEncoded else {
        self = .encoded
        return
      }
      if byte == .quote || byte == .backslash { length += 1 }
      if byte != .space, !byte.isAtext { needsQuotes = true }
      length += 1
      previous = byte
    }
    if length > 62 { self = .encoded } else { self = .word(needsQuotes ? Self.quoted(name) : name) }
  }

  private static func quoted(_ name: String) -> String {
    var result = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
