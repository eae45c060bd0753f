extension JSONReader {
  /// A text in quotes, its escapes resolved.
  mutating func string() throws(Fault) -> String {
    at += 1
    var result: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &result)
      case 0..<0x20: throw fault("a control character must be escaped")
      default:
        result.append(byte)
        at += 1
      }
    }
    throw fault("a text has no closing quote")
  }

  private mutating func escape(into result: inout [UInt8]) throws(Fault) {
    at += 1
    guard at < bytes.count else { throw fault("it ends too early") }
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    if let byte = plain[bytes[at]] {
      result.append(byte)
      at += 1
      return
    }
    guard bytes[at] == UInt8(ascii: "u") else { throw fault("this is no escape") }
    at += 1
    var code = try fourDigits()
    if (0xD800..<0xDC00).contains(code), at + 1 < bytes.count, bytes[at] == 0x5C,
      bytes[at + 1] == UInt8(ascii: "u")
    {
      let mark = at
      at += 2
      let low = try fourDigits()
      if (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      } else {
        at = mark
      }
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    result.append(contentsOf: String(scalar).utf8)
  }

  private mutating func fourDigits() throws(Fault) -> UInt32 {
    guard at + 4 <= bytes.count,
      bytes[at..<(at + 4)].allSatisfy({ $0.isDigit || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) }),
      let code = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    else { throw fault("'\\u' is followed by four hexadecimal digits") }
    at += 4
    return code
  }
}
