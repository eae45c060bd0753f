/// What the bytes at a place are in UTF-16.
enum UTF16Character {
  case whole(Unicode.Scalar, length: Int)
  /// Well-formed as far as there are bytes.
  case begun
  /// Half of a pair without the other.
  case none

  init(at bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
    guard let first = Self.unit(bytes, isBigEndian) else {
      self = .begun
      return
    }
    if let scalar = Unicode.Scalar(first) {
      self = .whole(scalar, length: 2)
    } else if UTF16.isTrailSurrogate(first) {
      self = .none
    } else if let second = Self.unit(bytes.dropFirst(2), isBigEndian) {
      guard UTF16.isTrailSurrogate(second) else {
        self = .none
        return
      }
      let value = 0x1_0000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
      self = Unicode.Scalar(value).map { .whole($0, length: 4) } ?? .none
    } else {
      self = .begun
    }
  }

  private static func unit(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool) -> UInt16? {
    let pair = bytes.prefix(2)
    guard let first = pair.first, let last = pair.last, pair.count == 2 else { return nil }
    return isBigEndian ? UInt16(first) << 8 | UInt16(last) : UInt16(last) << 8 | UInt16(first)
  }
}
