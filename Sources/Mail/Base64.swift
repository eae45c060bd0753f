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
    var index = data.startIndex
    while index < data.endIndex {
      let count = min(3, data.endIndex - index)
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < count ? UInt32(data[index + offset]) : 0)
      }
      for digit in 0..<4 {
        let value = Int(truncatingIfNeeded: group >> (18 - 6 * UInt32(digit))) & 0x3F
        output.append(digit <= count ? digits[value] : .equals)
      }
      index += count
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )
}
