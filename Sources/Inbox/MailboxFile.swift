/// The messages of an mbox file (RFC 4155), one after the other, in memory one at a time.
///
/// A message begins at a line `From …` at the start or behind an empty line that names a weekday, a
/// month and a time, so that prose which begins with that word does not split a message.
package struct MailboxFile {
  /// How the writer protected lines of a message that begin with `From `.
  package enum Quoting: Sendable {
    /// A `>` before each such line, however many it has already; all of them are undone.
    case mboxrd
    /// A `>` before such lines that have none: `>>From ` is left as it is.
    case mboxo
  }

  private let path: String
  private let quoting: Quoting
  private let limit: Int
  private var lines: LinePieces
  private var isInMessage = false

  /// `source` gives the file in blocks of any size, and nil at its end; `path` is for errors only.
  package init(
    path: String,
    quoting: Quoting = .mboxrd,
    limit: Int = RawMail.limit,
    source: @escaping () throws(MailboxError) -> [UInt8]?
  ) {
    self.path = path
    self.quoting = quoting
    self.limit = limit
    lines = LinePieces(source: source)
  }

  /// Opens a file; it is closed when the value and its copies are gone.
  package init(path: String, quoting: Quoting = .mboxrd) throws(MailboxError) {
    let file = try InputFile(path: path)
    self.init(path: path, quoting: quoting) { () throws(MailboxError) in try file.block() }
  }

  /// The next message; nil at the end of the file.
  package mutating func next() throws(MailboxError) -> RawMail? {
    var message: [UInt8] = []
    var isCut = false
    var isBehindEmptyLine = true
    while let piece = try lines.next() {
      if piece.beginsLine, isBehindEmptyLine, Self.isSeparator(piece.bytes, isFirst: !isInMessage) {
        if isInMessage { return mail(message, isCut: isCut) }
        isInMessage = true
      } else if isInMessage {
        isCut = isCut || message.count + piece.bytes.count > limit
        if !isCut { message += unquoted(piece) }
      } else if !piece.isEmptyLine {
        throw .notMailbox(path: path)
      }
      isBehindEmptyLine = piece.isEmptyLine
    }
    defer { isInMessage = false }
    return isInMessage ? mail(message, isCut: isCut) : nil
  }

  /// Without the empty line that the writer puts behind each message.
  private func mail(_ message: [UInt8], isCut: Bool) -> RawMail {
    var bytes = message
    if bytes.suffix(2) == [0x0A, 0x0A] {
      bytes.removeLast()
    } else if bytes.suffix(4) == [0x0D, 0x0A, 0x0D, 0x0A] {
      bytes.removeLast(2)
    }
    return RawMail(key: MailKey(content: bytes), bytes: bytes, isCut: isCut)
  }

  private func unquoted(_ piece: LinePieces.Piece) -> ArraySlice<UInt8> {
    guard piece.beginsLine, piece.bytes.first == 0x3E else { return piece.bytes[...] }
    let rest = quoting == .mboxrd ? piece.bytes.drop { $0 == 0x3E } : piece.bytes.dropFirst()
    return rest.starts(with: Self.from) ? piece.bytes.dropFirst() : piece.bytes[...]
  }

  private static func isSeparator(_ line: [UInt8], isFirst: Bool) -> Bool {
    guard line.starts(with: from) else { return false }
    if isFirst { return true }
    let words = String(decoding: line.prefix(300), as: UTF8.self).split { $0.isWhitespace }
    let hasTime = words.contains { $0.utf8.count >= 5 && $0.dropFirst(2).first == ":" }
    return hasTime && words.contains { weekdays.contains($0.prefix(3)) }
      && words.contains { months.contains($0) }
  }

  private static let from = Array("From ".utf8)
  private static let weekdays: Set<Substring> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months: Set<Substring> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
