/// The fields of a query or a form (`application/x-www-form-urlencoded`, URL Standard §5).
struct FormFields {
  private let pairs: [(name: String, value: String)]

  init(_ text: Substring) {
    pairs = text.split(separator: "&").prefix(50).map { pair in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decode(halves[0]), halves.count > 1 ? Self.decode(halves[1]) : "")
    }
  }

  /// The first field of that name.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  private static func decode(_ text: Substring) -> String {
    PercentCoding.decode(text.replacing("+", with: " ")[...])
  }
}

/// `%41` for `A` (RFC 3986 §2.1).
enum PercentCoding {
  /// All but the unreserved characters; safe in a path, a query and an attribute.
  static func encode(_ text: String) -> String {
    var result = ""
    for octet in text.utf8 {
      let scalar = Unicode.Scalar(octet)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
      if isPlain || "-._~".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += octet < 16 ? "%0" : "%"
        result += String(octet, radix: 16, uppercase: true)
      }
    }
    return result
  }

  /// A `%` without two hex digits behind it stays as it is.
  static func decode(_ text: Substring) -> String {
    var octets: [UInt8] = []
    var rest = text.utf8[...]
    while let octet = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if octet == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let value = UInt8(digits, radix: 16)
      {
        octets.append(value)
        rest = rest.dropFirst(2)
      } else {
        octets.append(octet)
      }
    }
    return String(decoding: octets, as: UTF8.self)
  }
}
