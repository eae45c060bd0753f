/// Searching by octets: the same text is found whatever it means, and fast.
extension String {
  func holds(_ part: String) -> Bool { offset(of: part) != nil }

  /// The octets before the first occurrence, from `start` on.
  func offset(of part: String, from start: Int = 0) -> Int? {
    var text = self
    var part = part
    return text.withUTF8 { text in part.withUTF8 { Self.offset(of: $0, in: text, from: start) } }
  }

  private static func offset(
    of part: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int? {
    guard let first = part.first, text.count >= part.count else { return nil }
    var at = start
    while at <= text.count - part.count {
      if text[at] == first {
        var length = 1
        while length < part.count, text[at + length] == part[length] { length += 1 }
        if length == part.count { return at }
      }
      at += 1
    }
    return nil
  }

  /// The characters of these octets; half a character at an edge becomes U+FFFD.
  func octets(_ range: Range<Int>) -> String {
    String(decoding: utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }
}
