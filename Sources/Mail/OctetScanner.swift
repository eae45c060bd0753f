/// Reads octets from the left; every method makes progress or says that it did not.
struct OctetScanner {
  private var rest: ArraySlice<UInt8>

  init(_ octets: ArraySlice<UInt8>) { rest = octets }

  var peek: UInt8? { rest.first }

  mutating func next() -> UInt8? { rest.popFirst() }

  /// Moves behind the next `octet`; false, and at the end, where there is none.
  mutating func skip(to octet: UInt8) -> Bool {
    while let found = rest.popFirst() {
      if found == octet { return true }
    }
    return false
  }

  mutating func skipBlanks() { rest = rest.drop { $0.isBlank } }

  mutating func take(_ octet: UInt8) -> Bool {
    if rest.first != octet { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func take(while matches: (UInt8) -> Bool) -> [UInt8] {
    let taken = rest.prefix(while: matches)
    rest = rest[taken.endIndex...]
    return Array(taken)
  }

  /// An unquoted value, up to white space or a semicolon.
  mutating func takeToken() -> [UInt8] { take { !$0.isBlank && $0 != .semicolon } }

  /// A quoted-string at the front, without its quotes and backslashes; up to the end if unclosed.
  mutating func takeQuoted() -> [UInt8] {
    var result: [UInt8] = []
    rest = rest.dropFirst()
    while let octet = rest.popFirst(), octet != .quote {
      if octet == .backslash, let escaped = rest.popFirst() {
        result.append(escaped)
      } else {
        result.append(octet)
      }
    }
    return result
  }

  /// A comment at the front with those nested in it (RFC 5322 §3.2.2).
  mutating func skipComment() {
    var depth = 0
    while let octet = rest.popFirst() {
      switch octet {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case .backslash: rest = rest.dropFirst()
      default: break
      }
      if depth == 0 { return }
    }
  }
}
