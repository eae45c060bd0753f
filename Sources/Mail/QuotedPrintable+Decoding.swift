extension QuotedPrintable {
  /// The octets of a body; an `=` that begins no escape stands for itself, white space at the end
  /// of a line is some hop's and goes (RFC 2045 §6.7, rule 3).
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var lines = Lines(text)
    while let line = lines.next() {
      let content = withoutTrailingBlanks(line)
      let isSoft = content.last == .equals
      decode(isSoft ? content.dropLast() : content, into: &result)
      let isEnded = !lines.rest.isEmpty || text.last == .lf
      if !isSoft, isEnded { result += [.cr, .lf] }
    }
    return result
  }

  private static func withoutTrailingBlanks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let last = line.lastIndex(where: { !$0.isBlank }) else { return [] }
    return line[...last]
  }

  /// The octets of an encoded-word in Q form (RFC 2047 §4.2).
  static func decodeWord(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    decode(ArraySlice(text.map { $0 == .underscore ? .space : $0 }), into: &result)
    return result
  }

  private static func decode(_ text: ArraySlice<UInt8>, into result: inout [UInt8]) {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == .equals, index + 2 < text.endIndex,
        let high = text[index + 1].hexValue, let low = text[index + 2].hexValue
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
  }
}
