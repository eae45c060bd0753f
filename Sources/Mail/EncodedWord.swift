/// The encoded-words of RFC 2047 in UTF-8.
enum EncodedWord {
  /// The two encodings of §4.
  enum Form: UInt8 {
    case quoted = 0x51
    case base64 = 0x42

    /// The one that gives fewer octets for the whole text, and on a tie the readable one.
    init(for text: [UInt8]) {
      let quoted = text.reduce(0) { $0 + EncodedWord.width(of: $1) }
      self = quoted <= (text.count + 2) / 3 * 4 ? .quoted : .base64
    }
  }

  /// Room enough for one scalar of four octets in either form.
  static let shortest = 12 + 12

  /// Takes as many scalars off the front of `text` as fit into one word of `longest` octets.
  static func encode(
    _ text: inout ArraySlice<UInt8>,
    as form: Form,
    longest: Int
  ) -> [UInt8] {
    var word = Array("=?UTF-8?".utf8) + [form.rawValue, .question]
    let room = longest - 12
    switch form {
    case .quoted:
      let taken = takeScalars(from: &text, room: room, width: width)
      for byte in taken { append(byte, to: &word) }
    case .base64:
      let taken = takeScalars(from: &text, room: room / 4 * 3) { _ in 1 }
      Base64.encode(taken, into: &word)
    }
    return word + [.question, .equals]
  }

  private static func takeScalars(
    from text: inout ArraySlice<UInt8>,
    room: Int,
    width: (UInt8) -> Int
  ) -> ArraySlice<UInt8> {
    var end = text.startIndex
    var used = 0
    while end < text.endIndex {
      var next = end + 1
      while next < text.endIndex, 0x80...0xBF ~= text[next] { next += 1 }
      used += text[end..<next].reduce(0) { $0 + width($1) }
      if used > room { break }
      end = next
    }
    defer { text = text[end...] }
    return text[..<end]
  }

  /// Plain in every place where an encoded-word may stand (§5, rule 3).
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x21 || byte == 0x2A || byte == 0x2B
      || byte == .hyphen || byte == 0x2F
  }

  private static func width(of byte: UInt8) -> Int {
    isPlain(byte) || byte == .space ? 1 : 3
  }

  private static func append(_ byte: UInt8, to word: inout [UInt8]) {
    if byte == .space {
      word.append(.underscore)
    } else if isPlain(byte) {
      word.append(byte)
    } else {
      QuotedPrintable.appendEscape(of: byte, to: &word)
    }
  }
}
