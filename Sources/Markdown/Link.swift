/// Where a link of a mail leads: a whole address that a mail program opens without harm.
package struct Link: Hashable, Sendable {
  /// As in `https://northlight.example/page`; what may not stand in an address is percent-encoded.
  package let address: String

  /// Nil where the scheme is none of http, https, mailto and tel, or nothing follows it.
  package init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":"),
      Self.schemes.contains(text[..<colon].lowercased()),
      scalars.index(after: colon) != scalars.endIndex
    else { return nil }
    address = Self.encoded(text)
  }

  /// What a reader of plain text needs beside the label; nil where the label says it.
  package func mention(beside label: String) -> String? {
    let isNamed = Self.encoded(label) == address || "mailto:\(label)" == address
    return isNamed ? nil : address
  }

  private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// Letters and digits of every script stay, as does what has a meaning in an address (RFC 3986,
  /// RFC 3987).
  private static func encoded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let stays =
        scalar.isASCII
        ? scalar.value > 0x20 && scalar.value < 0x7F && !unwise.contains(scalar)
        : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if stays {
        result.unicodeScalars.append(scalar)
      } else {
        for octet in String(scalar).utf8 { result += percent(octet) }
      }
    }
    return result
  }

  private static let unwise: Set<Unicode.Scalar> = ["\"", "<", ">", "\\", "^", "`", "{", "|", "}"]

  private static func percent(_ octet: UInt8) -> String {
    let digits = String(octet, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}
