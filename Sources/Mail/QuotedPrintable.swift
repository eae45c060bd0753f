/// The encoding of RFC 2045 §6.7 for text: its CR LF stay line ends.
enum QuotedPrintable {
  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  /// Appends `text`, whose line ends are all CR LF, in lines of at most 76 octets.
  ///
  /// Encoded beyond need: a dot and `From ` at the start of a line, which some hops change.
  static func encode(_ text: [UInt8], into output: inout [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: .cr) ?? text.count
        encodeLine(text[start..<end], into: &output)
        output.append(.cr)
        output.append(.lf)
        start = end + 2
      }
    }
  }

  /// Copies runs of plain octets; a line may be full with its last octet, else with the soft break.
  private static func encodeLine(_ line: Line, into output: inout [UInt8]) {
    var index = line.startIndex
    var column = 0
    while index < line.endIndex {
      let left = line.endIndex - index
      let room = (left <= 76 - column ? 76 : 75) - column
      let run = plainRun(in: line, from: index, atMost: room)
      output += line[index..<run]
      column += run - index
      index = run
      if index == line.endIndex { return }
      let isPlain = isPlain(line, at: index)
      if isPlain || column + 3 > (index == line.endIndex - 1 ? 76 : 75) {
        output += softBreak
        column = 0
      }
      if isPlain { continue }
      appendEscape(of: line[index], to: &output)
      column += 3
      index += 1
    }
  }

  private static func plainRun(
    in line: Line,
    from start: Int,
    atMost room: Int
  ) -> Int {
    let end = min(line.endIndex, start + max(0, room))
    var index = start
    while index < end, isPlain(line, at: index) { index += 1 }
    return index
  }

  static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(.equals)
    output.append(digits.utf8Start[Int(byte >> 4)])
    output.append(digits.utf8Start[Int(byte & 0xF)])
  }

  private static func isPlain(_ line: Line, at index: Int) -> Bool {
    let byte = line[index]
    if byte == .space || byte == .tab { return index != line.endIndex - 1 }
    guard byte.isVisible, byte != .equals else { return false }
    return index != line.startIndex || !(byte == .dot || line.starts(with: from))
  }

  private static let from = Array("From ".utf8)
  private static let softBreak: [UInt8] = [.equals, .cr, .lf]
  private static let digits: StaticString = "0123456789ABCDEF"
}
