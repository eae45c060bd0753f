/// Counts lines and columns over UTF-8 bytes.
struct PlaceCounter {
  private(set) var line: Int
  private var column = 1
  private var followsReturn = false

  init(line: Int) { self.line = line }

  var position: CSVPosition { CSVPosition(line: line, column: column) }

  mutating func advance(over bytes: borrowing Span<UInt8>) {
    for index in bytes.indices { advance(over: bytes[index]) }
  }

  private mutating func advance(over byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n"):
      if !followsReturn { line += 1 }
      column = 1
    case UInt8(ascii: "\r"):
      line += 1
      column = 1
    case 0x80...0xBF:
      break
    default:
      column += 1
    }
    followsReturn = byte == UInt8(ascii: "\r")
  }
}
