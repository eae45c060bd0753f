/// Counts lines and columns over UTF-8 bytes.
struct PlaceCounter {
  private(set) var line: Int
  private(set) var column = 1
  /// Whether a LF here would belong to the line end before it.
  private(set) var followsReturn: Bool

  init(line: Int, followsReturn: Bool = false) {
    self.line = line
    self.followsReturn = followsReturn
  }

  var position: CSVPosition { CSVPosition(line: line, column: column) }

  mutating func advance(over bytes: ArraySlice<UInt8>) {
    for byte in bytes { advance(over: byte) }
  }

  mutating func advance(over byte: UInt8) {
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
