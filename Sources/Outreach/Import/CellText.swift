extension ArraySlice<UInt8> {
  /// The text of a cell without Unicode white space at its edges; nil where nothing is left.
  var trimmedCell: String? {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isASCIISpace { start += 1 }
    while start < end, self[end - 1].isASCIISpace { end -= 1 }
    if start == end { return nil }
    let text = self[start..<end].withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    // Only a character beyond ASCII can be another white space.
    if self[start] < 0x80, self[end - 1] < 0x80 { return text }
    let trimmed = text.trimmedText
    return trimmed.isEmpty ? nil : trimmed
  }

  /// Whether nothing is left of the cell without white space.
  var isBlankCell: Bool {
    guard let first = first(where: { !$0.isASCIISpace }) else { return true }
    return first >= 0x80 && trimmedCell == nil
  }
}

extension String {
  /// Whether it holds a control character (general category Cc): C0, DEL or C1, which is C2 80 to
  /// C2 9F in UTF-8.
  var hasControls: Bool {
    utf8.withContiguousStorageIfAvailable(Self.hasControls) ?? Self.hasControls(utf8)
  }

  private static func hasControls(_ bytes: some Collection<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F || previous == 0xC2 && byte < 0xA0 { return true }
      previous = byte
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isASCIISpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
}
