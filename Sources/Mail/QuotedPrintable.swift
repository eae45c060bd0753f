/// The encoding of RFC 2045 §6.7 for text: its CR LF stay line ends.
enum QuotedPrintable {
  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  /// Appends `text`, whose line ends are all CR LF, in lines of at most 76 octets.
  ///
  /// Encoded beyond need: a dot and `From ` at the start of a line, which some hops change.
  static func encode(_ text: [UInt8], into output: inout [UInt8]) {
    // Three octets for each, and a soft break of three after at least 73.
    OctetSink.append(to: &output, room: text.count * 3 + text.count / 8 + 16) { sink in
      text.withUnsafeBufferPointer { text in
        var start = 0
        while start < text.count {
          let end = UnsafeRawBufferPointer(text).firstIndex(of: .cr, from: start) ?? text.count
          encodeLine(text[start..<end], into: &sink)
          sink.endLine()
          start = end + 2
        }
      }
    }
  }

  /// A line may be full with its last octet, else with the `=` of the soft break.
  private static func encodeLine(_ line: Line, into sink: inout OctetSink) {
    let first = isFragile(line) ? line.startIndex : -1
    let last = line.endIndex - 1
    var column = 0
    for index in line.startIndex..<line.endIndex {
      let byte = line[index]
      let isPlain = isPlain(byte, isLast: index == last) && index != first
      column += isPlain ? 1 : 3
      if column >= 76, column > 76 || index != last {
        sink.put(.equals)
        sink.endLine()
        column = isPlain ? 1 : 3
      }
      if isPlain { sink.put(byte) } else { putEscape(of: byte, into: &sink) }
    }
  }

  private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
    if byte.isVisible { return byte != .equals }
    return byte.isBlank && !isLast
  }

  private static func isFragile(_ line: Line) -> Bool {
    line.first == .dot || line.starts(with: from)
  }

  /// As in `=C3`.
  private static func putEscape(of byte: UInt8, into sink: inout OctetSink) {
    sink.put(.equals)
    sink.put(digit(byte >> 4))
    sink.put(digit(byte))
  }

  /// Appends an escape as in `=C3`.
  static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(.equals)
    output.append(digit(byte >> 4))
    output.append(digit(byte))
  }

  /// The digit for the low four bits.
  private static func digit(_ value: UInt8) -> UInt8 { digits.utf8Start[Int(value & 0xF)] }

  private static let from = Array("From ".utf8)
  private static let digits: StaticString = "0123456789ABCDEF"
}
