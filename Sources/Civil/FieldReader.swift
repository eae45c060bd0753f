/// Reads fixed fields of a text from its start, byte by byte; a field that does not fit leaves
/// the position at the byte that does not.
struct FieldReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  /// Column of the next byte, counted from 1.
  var column: Int { position + 1 }

  /// Steps over one ASCII character if it is next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == scalar.value else { return false }
    position += 1
    return true
  }

  /// The number in exactly that many digits.
  mutating func digits(_ count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// Steps over all digits that are next, and says how many they were.
  mutating func digitRun() -> Int {
    let start = position
    while digit() != nil {}
    return position - start
  }

  private mutating func digit() -> Int? {
    guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
    defer { position += 1 }
    return Int(bytes[position] - 0x30)
  }
}
