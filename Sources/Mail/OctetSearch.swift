internal import Glibc

extension UnsafeRawBufferPointer {
  /// The first octet of that value at or behind `start`.
  func firstIndex(of octet: UInt8, from start: Int) -> Int? {
    guard let baseAddress, start < count else { return nil }
    return memchr(baseAddress + start, Int32(octet), count - start).map {
      UnsafeRawPointer($0) - baseAddress
    }
  }

  /// The first octet at or behind `start` that is not printable ASCII, or the count.
  ///
  /// Eight octets at a time: subtracting 0x20 sets the high bit of what is below, adding one that
  /// of DEL; a carry comes only from an octet that is itself a hit.
  func firstUnprintable(from start: Int) -> Int {
    var index = start
    if index < count, !(0x20...0x7E ~= self[index]) { return index }
    while index + 8 <= count {
      let word = loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let hits = word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
      if hits & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < count, 0x20...0x7E ~= self[index] { index += 1 }
    return index
  }
}
