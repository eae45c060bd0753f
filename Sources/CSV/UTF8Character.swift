/// Whether the bytes at a place begin a well-formed UTF-8 character (Unicode, table 3-7).
enum UTF8Character {
  case whole(length: Int)
  /// Well-formed as far as there are bytes.
  case begun
  case none

  init(at bytes: ArraySlice<UInt8>) {
    guard let lead = bytes.first else {
      self = .none
      return
    }
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0x00...0x7F: (length, second) = (1, 0...0)
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default:
      self = .none
      return
    }
    self = Self.check(bytes.dropFirst().prefix(length - 1), second: second, length: length)
  }

  private static func check(
    _ rest: ArraySlice<UInt8>,
    second: ClosedRange<UInt8>,
    length: Int
  ) -> Self {
    for (index, byte) in rest.enumerated() {
      guard (index == 0 ? second : 0x80...0xBF).contains(byte) else { return .none }
    }
    return rest.count == length - 1 ? .whole(length: length) : .begun
  }
}

extension ArraySlice<UInt8> {
  /// How many bytes at the front are below 128.
  var asciiPrefixCount: Int {
    withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      while index < bytes.count, bytes[index] < 0x80 { index += 1 }
      return index
    }
  }

  /// How many bytes at the front are whole, well-formed UTF-8 characters.
  var utf8PrefixCount: Int {
    do {
      _ = try UTF8Span(validating: span)
      return count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
