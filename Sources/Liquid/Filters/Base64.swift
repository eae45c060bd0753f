/// RFC 4648: section 4, or section 5 for use in URLs, with padding.
enum Base64 {
  private static let common = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8
  )

  private static func alphabet(_ isURLSafe: Bool) -> [UInt8] {
    common + Array((isURLSafe ? "-_" : "+/").utf8)
  }

  static func encoded(_ bytes: [UInt8], isURLSafe: Bool) -> [UInt8] {
    let letters = alphabet(isURLSafe)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for step in 0..<3 { bits = bits << 8 | (step < group.count ? Int(group[start + step]) : 0) }
      for step in 0..<4 {
        let isUsed = step <= group.count
        result.append(isUsed ? letters[bits >> (18 - 6 * step) & 63] : UInt8(ascii: "="))
      }
    }
    return result
  }

  /// The bytes, or `nil` for anything but the one encoding of them; in URLs padding may be left out.
  static func decoded(_ text: [UInt8], isURLSafe: Bool) -> [UInt8]? {
    var digits = text
    let padding = text.suffix(2).filter { $0 == UInt8(ascii: "=") }.count
    digits.removeLast(min(padding, text.reversed().prefix { $0 == UInt8(ascii: "=") }.count))
    if text.count % 4 != 0, !isURLSafe || padding > 0 { return nil }
    guard digits.count % 4 != 1 else { return nil }
    let letters = alphabet(isURLSafe)
    var result: [UInt8] = []
    var (bits, held) = (0, 0)
    for digit in digits {
      guard let value = letters.firstIndex(of: digit) else { return nil }
      bits = bits << 6 | value
      held += 6
      if held >= 8 {
        held -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> held))
        bits &= (1 << held) - 1
      }
    }
    return bits == 0 ? result : nil
  }
}
