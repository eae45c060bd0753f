/// The content lines of a file, RFC 5545 section 3.1.
///
/// A line break with a space or tab behind it is a fold, and no line break. Bytes are joined before they are decoded, since a fold may split a character.
struct ICSUnfolding: Sequence, IteratorProtocol {
  struct Line {
    /// Counted from 1.
    let number: Int
    /// Nil where the bytes are not UTF-8.
    let text: String?
  }

  private var rest: ArraySlice<UInt8>
  private var number = 1

  /// Takes a byte order mark away, if there is one.
  init(_ bytes: [UInt8]) {
    rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }

  /// The next line that is not empty.
  mutating func next() -> Line? {
    while !rest.isEmpty {
      let start = number
      var bytes = Array(physicalLine())
      while let first = rest.first, first == 0x20 || first == 0x09 {
        bytes += physicalLine().dropFirst()
      }
      if !bytes.isEmpty {
        return Line(number: start, text: String(validating: bytes, as: UTF8.self))
      }
    }
    return nil
  }

  private mutating func physicalLine() -> ArraySlice<UInt8> {
    let line = rest.prefix { $0 != 0x0A }
    rest = rest[line.endIndex...].dropFirst()
    number += 1
    return line.last == 0x0D ? line.dropLast() : line
  }
}
