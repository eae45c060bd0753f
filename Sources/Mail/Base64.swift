/// The encoding of RFC 2045 §6.8.
enum Base64 {
  /// Appends `data` in lines of 76 digits, each ended by CR LF.
  static func encodeLines(of data: [UInt8], into output: inout [UInt8]) {
    var start = 0
    while start < data.count {
      let end = min(start + 57, data.count)
      encode(data[start..<end], into: &output)
      output.append(.cr)
      output.append(.lf)
      start = end
    }
  }

  /// Appends `data` as one run of digits with its padding.
  static func encode(_ data: ArraySlice<UInt8>, into output: inout [UInt8]) {
    data.withUnsafeBufferPointer { data in
      var index = 0
      while index + 2 < data.count {
        appendGroup(data[index], data[index + 1], data[index + 2], digits: 4, to: &output)
        index += 3
      }
      if index < data.count {
        let second = index + 1 < data.count ? data[index + 1] : 0
        appendGroup(data[index], second, 0, digits: data.count - index + 1, to: &output)
      }
    }
  }

  private static func appendGroup(
    _ first: UInt8,
    _ second: UInt8,
    _ third: UInt8,
    digits count: Int,
    to output: inout [UInt8]
  ) {
    output.append(digit(first >> 2))
    output.append(digit(first << 4 | second >> 4))
    output.append(count > 2 ? digit(second << 2 | third >> 6) : .equals)
    output.append(count > 3 ? digit(third) : .equals)
  }

  /// The digit for the low six bits.
  private static func digit(_ value: UInt8) -> UInt8 { digits.utf8Start[Int(value & 0x3F)] }

  private static let digits: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
}
