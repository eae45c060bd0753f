/// Finding bytes in bytes.
enum Search {
  /// Where a text first occurs from an offset on.
  static func first(
    _ wanted: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>,
    from: Int
  ) -> Int? {
    guard let head = wanted.first else { return from <= text.count ? from : nil }
    guard wanted.count <= text.count else { return nil }
    var at = from
    let last = text.count - wanted.count
    while at <= last {
      if text[at] == head, matches(wanted, text, at) { return at }
      at += 1
    }
    return nil
  }

  /// Where a text last occurs.
  static func last(
    _ wanted: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard wanted.count <= text.count else { return nil }
    var at = text.count - wanted.count
    while at >= 0 {
      if matches(wanted, text, at) { return at }
      at -= 1
    }
    return nil
  }

  @inline(__always)
  private static func matches(
    _ wanted: UnsafeBufferPointer<UInt8>,
    _ text: UnsafeBufferPointer<UInt8>,
    _ at: Int
  ) -> Bool {
    for index in wanted.indices where text[at + index] != wanted[index] { return false }
    return true
  }

  /// The same for arrays.
  static func first(_ wanted: [UInt8], in text: [UInt8], from: Int = 0) -> Int? {
    wanted.withUnsafeBufferPointer { wanted in
      text.withUnsafeBufferPointer { first(wanted, in: $0, from: from) }
    }
  }
}
