/// The name of a mailbox on the server, as octets for the server and as a text for people.
///
/// Called a folder here, since a mailbox is the sender's identity elsewhere in Rapport. Outside ASCII
/// it is in IMAP's own UTF-7 (RFC 3501 §5.1.3); a server's name that is not stays as it came.
package struct FolderName: Sendable, Hashable {
  /// As the server has it.
  package let octets: [UInt8]
  package let text: String

  package init(octets: [UInt8]) {
    self.octets = octets
    text = ModifiedUTF7.decoded(octets) ?? String(decoding: octets, as: UTF8.self)
  }

  package init(_ text: String) {
    self.text = text
    octets = ModifiedUTF7.encoded(text)
  }

  /// The same folder: by octets, by text, or both the inbox, whose name has no case.
  package func names(_ other: FolderName) -> Bool {
    octets == other.octets || text == other.text
      || text.lowercased() == "inbox" && other.text.lowercased() == "inbox"
  }
}

/// Text as base64 of UTF-16 between `&` and `-` (RFC 3501 §5.1.3).
enum ModifiedUTF7 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8
  )
  private static let shift = UInt8(ascii: "&")
  private static let end = UInt8(ascii: "-")

  static func encoded(_ text: String) -> [UInt8] {
    var octets: [UInt8] = []
    var units: [UInt16] = []
    for scalar in text.unicodeScalars {
      guard (0x20...0x7E).contains(scalar.value) else {
        units += UTF16.encode(scalar).map(Array.init) ?? []
        continue
      }
      octets += base64(of: &units)
      octets.append(UInt8(scalar.value))
      if octets.last == shift { octets.append(end) }
    }
    return octets + base64(of: &units)
  }

  private static func base64(of units: inout [UInt16]) -> [UInt8] {
    guard !units.isEmpty else { return [] }
    defer { units = [] }
    var octets = [shift]
    var bits: UInt32 = 0
    var count = 0
    for unit in units {
      bits = bits << 16 | UInt32(unit)
      count += 16
      while count >= 6 {
        count -= 6
        octets.append(alphabet[Int(bits >> UInt32(count)) & 63])
      }
      bits &= (1 << UInt32(count)) - 1
    }
    if count > 0 { octets.append(alphabet[Int(bits << UInt32(6 - count)) & 63]) }
    return octets + [end]
  }

  /// nil where the octets are not such a text.
  static func decoded(_ octets: [UInt8]) -> String? {
    var text = ""
    var rest = octets[...]
    while let octet = rest.first {
      guard (0x20...0x7E).contains(octet) else { return nil }
      rest = rest.dropFirst()
      guard octet == shift else {
        text.unicodeScalars.append(Unicode.Scalar(octet))
        continue
      }
      guard let close = rest.firstIndex(of: end) else { return nil }
      let run = rest[..<close]
      rest = rest[(close + 1)...]
      guard let piece = run.isEmpty ? "&" : unshifted(run) else { return nil }
      text += piece
    }
    return text
  }

  private static func unshifted(_ run: ArraySlice<UInt8>) -> String? {
    var units: [UInt16] = []
    var bits: UInt32 = 0
    var count = 0
    for letter in run {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 16 else { continue }
      count -= 16
      units.append(UInt16(bits >> UInt32(count) & 0xFFFF))
      bits &= (1 << UInt32(count)) - 1
    }
    guard count < 6, bits == 0 else { return nil }
    return String(validating: units, as: UTF16.self)
  }
}
