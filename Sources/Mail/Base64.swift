/// The encoding of RFC 2045 §6.8.
enum Base64 {
  /// Appends `data` in lines of 76 digits, each ended by CR LF.
  static func encodeLines(of data: [UInt8], into output: inout [UInt8]) {
    let room = (data.count + 2) / 3 * 4 + (data.count / 57 + 1) * 2
    OctetSink.append(to: &output, room: room) { sink in
      for start in stride(from: 0, to: data.count, by: 57) {
        encode(data[start..<min(start + 57, data.count)], into: &sink)
        sink.endLine()
      }
    }
  }

  /// Appends `data` as one run of digits with its padding.
  static func encode(_ data: ArraySlice<UInt8>, into output: inout [UInt8]) {
    OctetSink.append(to: &output, room: (data.count + 2) / 3 * 4) { encode(data, into: &$0) }
  }

  private static func encode(_ data: ArraySlice<UInt8>, into sink: inout OctetSink) {
    data.withUnsafeBufferPointer { data in
      for index in stride(from: 0, to: data.count, by: 3) {
        let left = data.count - index
        let second = left > 1 ? data[index + 1] : 0
        let third = left > 2 ? data[index + 2] : 0
        sink.put(digit(data[index] >> 2))
        sink.put(digit(data[index] << 4 | second >> 4))
        sink.put(left > 1 ? digit(second << 2 | third >> 6) : .equals)
        sink.put(left > 2 ? digit(third) : .equals)
      }
    }
  }

  /// The digit for the low six bits.
  private static func digit(_ value: UInt8) -> UInt8 { digits.utf8Start[Int(value & 0x3F)] }

  private static let digits: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
}
