/// A message as mail programs take over for a draft: `X-Unsent: 1`, and no Date and no Message-ID,
/// which the program gives it when the person sends it.
///
/// The header is Microsoft's; Outlook, Thunderbird and others open such a file in a window to write.
package enum UnsentCopy {
  private static let mark = Array("X-Unsent: 1\r\n".utf8)
  private static let left: Set<[UInt8]> = [Array("date".utf8), Array("message-id".utf8)]

  package static func of(_ message: [UInt8]) -> [UInt8] {
    var lines = Lines(message[...])
    var copy = mark
    var isLeft = false
    var start = message.startIndex
    while let line = lines.next() {
      if line.isEmpty { break }
      let end = lines.rest.startIndex
      if line.first?.isBlank != true { isLeft = left.contains(name(of: line)) }
      if !isLeft { copy += message[start..<end] }
      start = end
    }
    return copy + message[start...]
  }

  private static func name(of line: ArraySlice<UInt8>) -> [UInt8] {
    let name = line.prefix { $0 != .colon }
    return name.reversed().drop(while: \.isBlank).reversed().map(\.lowercased)
  }
}
