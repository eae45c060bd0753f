/// Whether bytes are UTF-8, without making a text of them.
enum UTF8Check {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = sequence(bytes, at: index)
      if length == 0 { return false }
      index += length
    }
    return true
  }

  /// The length of a well-formed sequence of several bytes, or zero (Unicode 15, table 3-7).
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    func tail(_ step: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      index + step < bytes.count && bytes[index + step] >= low && bytes[index + step] <= high
    }
    switch first {
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0: return tail(1, 0xA0) && tail(2) ? 3 : 0
    case 0xED: return tail(1, 0x80, 0x9F) && tail(2) ? 3 : 0
    case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
    case 0xF0: return tail(1, 0x90) && tail(2) && tail(3) ? 4 : 0
    case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
    case 0xF4: return tail(1, 0x80, 0x8F) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
  }
}
