extension Base64 {
  /// The octets; what is no digit is passed over, and padding ends a run, behind which another may
  /// begin.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count * 3 / 4)
    var group: UInt32 = 0
    var bits = 0
    for byte in text {
      if byte == .equals {
        bits = 0
        group = 0
      } else if let value = value(of: byte) {
        group = group << 6 | value
        bits += 6
        if bits >= 8 {
          bits -= 8
          result.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
        }
      }
    }
    return result
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case 0x41...0x5A: UInt32(digit) - 0x41
    case 0x61...0x7A: UInt32(digit) - 0x47
    case 0x30...0x39: UInt32(digit) + 4
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
