/// Cuts blocks of octets into lines with their ends; a line that is too long comes in pieces.
struct LinePieces {
  struct Piece {
    let bytes: [UInt8]
    /// False for what continues a line that was too long for one piece.
    let beginsLine: Bool

    var isEmptyLine: Bool { beginsLine && (bytes == [0x0A] || bytes == [0x0D, 0x0A]) }
  }

  private let source: () throws(MailboxError) -> [UInt8]?
  private var block: ArraySlice<UInt8> = []
  private var beginsLine = true
  private static let longest = 64 << 10

  init(source: @escaping () throws(MailboxError) -> [UInt8]?) { self.source = source }

  /// Nil at the end; the last line may lack its end.
  mutating func next() throws(MailboxError) -> Piece? {
    var bytes: [UInt8] = []
    while bytes.last != 0x0A, bytes.count < Self.longest {
      if block.isEmpty {
        guard let more = try source() else { break }
        block = more[...]
        continue
      }
      let room = block.prefix(Self.longest - bytes.count)
      let end = room.firstIndex(of: 0x0A).map { $0 + 1 } ?? room.endIndex
      bytes += block[..<end]
      block = block[end...]
    }
    guard !bytes.isEmpty else { return nil }
    defer { beginsLine = bytes.last == 0x0A }
    return Piece(bytes: bytes, beginsLine: beginsLine)
  }
}
