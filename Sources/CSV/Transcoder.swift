/// Turns a file's bytes into well-formed UTF-8, finding the encoding on the way.
///
/// A byte order mark decides at once, and what is not of that encoding is a fault. Without one,
/// text is ASCII until the first byte above 127. If a well-formed UTF-8 character begins there,
/// the file is UTF-8; otherwise it is Windows-1252. That holds for the rest of the file: a later
/// byte that is not UTF-8 in the first case, and a well-formed UTF-8 character in the second,
/// shows two encodings in one file, which is a fault. The exception: DF with a byte from 80 to BF
/// behind it is in the second case “ß” and a mark, as in “Spaß”, not a letter of N’Ko.
struct Transcoder {
  enum Fault {
    case notOfEncoding(CSVEncoding, byte: UInt8)
    case mixed(other: CSVEncoding)
    case utf32
  }

  /// Nil as long as all is ASCII.
  private(set) var encoding: CSVEncoding?
  /// Whether the file did not say so, and neither did the caller.
  private(set) var isGuessed: Bool
  private var isBegun = false

  init(encoding: CSVEncoding?) {
    self.encoding = encoding
    isGuessed = encoding == nil
  }

  /// Appends the text of the leading bytes, as far as these are whole characters.
  ///
  /// `isLast` says that no bytes follow. Gives how many bytes were used, and what is wrong with the
  /// next one.
  mutating func append(
    _ bytes: ArraySlice<UInt8>,
    isLast: Bool,
    to text: inout [UInt8]
  ) -> (used: Int, fault: Fault?) {
    var rest = bytes
    if !isBegun {
      guard isLast || bytes.count >= ByteOrderMark.longest else { return (0, nil) }
      isBegun = true
      if let mark = ByteOrderMark(at: bytes) {
        guard let encoding = mark.encoding else { return (0, .utf32) }
        rest = rest.dropFirst(mark.length)
        self.encoding = encoding
        isGuessed = false
      }
    }
    let fault = appendText(&rest, isLast: isLast, to: &text)
    return (bytes.count - rest.count, fault)
  }

  private mutating func appendText(
    _ rest: inout ArraySlice<UInt8>,
    isLast: Bool,
    to text: inout [UInt8]
  ) -> Fault? {
    if encoding == nil {
      Self.appendASCII(&rest, to: &text)
      guard !rest.isEmpty else { return nil }
      switch UTF8Character(at: rest) {
      case .whole: encoding = .utf8
      case .begun where !isLast: return nil
      case .begun, .none: encoding = .windows1252
      }
    }
    return switch encoding {
    case .utf8, nil: appendUTF8(&rest, isLast: isLast, to: &text)
    case .windows1252: appendWindows1252(&rest, isLast: isLast, to: &text)
    case .utf16LittleEndian, .utf16BigEndian: appendUTF16(&rest, isLast: isLast, to: &text)
    }
  }

  private static func appendASCII(_ rest: inout ArraySlice<UInt8>, to text: inout [UInt8]) {
    let count = rest.asciiPrefixCount
    text.append(contentsOf: rest.prefix(count))
    rest = rest.dropFirst(count)
  }

  private func appendUTF8(
    _ rest: inout ArraySlice<UInt8>,
    isLast: Bool,
    to text: inout [UInt8]
  ) -> Fault? {
    let checked = rest.utf8PrefixCount
    text.append(contentsOf: rest.prefix(checked))
    rest = rest.dropFirst(checked)
    guard let byte = rest.first else { return nil }
    if case .begun = UTF8Character(at: rest), !isLast { return nil }
    return isGuessed ? .mixed(other: .windows1252) : .notOfEncoding(.utf8, byte: byte)
  }

  private func appendWindows1252(
    _ rest: inout ArraySlice<UInt8>,
    isLast: Bool,
    to text: inout [UInt8]
  ) -> Fault? {
    while true {
      Self.appendASCII(&rest, to: &text)
      guard let byte = rest.first else { return nil }
      if isGuessed, byte != 0xDF {
        switch UTF8Character(at: rest) {
        case .whole: return .mixed(other: .utf8)
        case .begun where !isLast: return nil
        case .begun, .none: break
        }
      }
      guard let scalar = Windows1252.scalar(byte) else {
        return .notOfEncoding(.windows1252, byte: byte)
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      rest = rest.dropFirst()
    }
  }

  private func appendUTF16(
    _ rest: inout ArraySlice<UInt8>,
    isLast: Bool,
    to text: inout [UInt8]
  ) -> Fault? {
    let encoding = encoding ?? .utf16LittleEndian
    while let byte = rest.first {
      switch UTF16Character(at: rest, isBigEndian: encoding == .utf16BigEndian) {
      case .whole(let scalar, let length):
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        rest = rest.dropFirst(length)
      case .begun where !isLast: return nil
      case .begun, .none: return .notOfEncoding(encoding, byte: byte)
      }
    }
    return nil
  }
}
