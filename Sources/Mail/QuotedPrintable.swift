/// The encoding of RFC 2045 §6.7 for text: its CR LF stay line ends.
enum QuotedPrintable {
  /// Appends `text`, whose line ends are all CR LF, in lines of at most 76 octets.
  ///
  /// Encoded beyond need: a dot and `From ` at the start of a line, which some hops change.
  static func encode(_ text: [UInt8], into output: inout [UInt8]) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: .cr) ?? text.count
      encodeLine(text[start..<end], into: &output)
      output.append(.cr)
      output.append(.lf)
      start = end + 2
    }
  }

  private static func encodeLine(_ line: ArraySlice<UInt8>, into output: inout [UInt8]) {
    var column = 0
    for index in line.indices {
      let byte = line[index]
      let isLast = index == line.endIndex - 1
      let isPlain = isPlain(byte, isLast: isLast) && !isFragile(line, at: index)
      let width = isPlain ? 1 : 3
      if column + width > (isLast ? 76 : 75) {
        output += softBreak
        column = 0
      }
      if isPlain { output.append(byte) } else { appendEscape(of: byte, to: &output) }
      column += width
    }
  }

  static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(.equals)
    output.append(digits[Int(byte >> 4)])
    output.append(digits[Int(byte & 0xF)])
  }

  private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
    byte == .space || byte == .tab ? !isLast : byte.isVisible && byte != .equals
  }

  private static func isFragile(_ line: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard index == line.startIndex else { return false }
    return line[index] == .dot || line.starts(with: from)
  }

  private static let from = Array("From ".utf8)
  private static let softBreak: [UInt8] = [.equals, .cr, .lf]
  private static let digits = Array("0123456789ABCDEF".utf8)
}
