extension Machine {
  /// The filters for HTML, URLs and Base64.
  mutating func encoded(_ filter: StandardFilter, _ input: Cell) throws(Failure) -> Cell {
    let keepsNil: [StandardFilter] = [.escape, .h, .urlEncode, .urlDecode]
    if input.isNil, keepsNil.contains(filter) { return .null }
    let whole = try text(input)
    try spend(whole.count / 4)
    let text = bytes(whole)
    switch filter {
    case .escape, .h: return try keep(Self.escaped(text) { _ in true })
    case .escapeOnce:
      return try keep(Self.escaped(text) { !Self.isEntity(text, at: $0) })
    case .urlEncode: return try keep(Self.percentEncoded(text))
    case .urlDecode: return try keep(try Self.percentDecoded(text))
    case .base64Encode: return try keep(Base64.encoded(text, isURLSafe: false))
    case .base64UrlSafeEncode: return try keep(Base64.encoded(text, isURLSafe: true))
    default:
      let isURLSafe = filter == .base64UrlSafeDecode
      guard let decoded = Base64.decoded(text, isURLSafe: isURLSafe) else {
        throw .wrongType("invalid base64 provided to \(filter.rawValue)")
      }
      return try keep(Array(String(decoding: decoded, as: UTF8.self).utf8))
    }
  }

  /// HTML's special characters as entities; an ampersand only where the closure says so.
  private static func escaped(_ text: [UInt8], _ escapesAmpersand: (Int) -> Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): result += (escapesAmpersand(index) ? "&amp;" : "&").utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      case UInt8(ascii: "'"): result += "&#39;".utf8
      default: result.append(byte)
      }
    }
    return result
  }

  /// `&letters;` or `&#digits;`.
  private static func isEntity(_ text: [UInt8], at start: Int) -> Bool {
    var at = start + 1
    let isNumber = at < text.count && text[at] == UInt8(ascii: "#")
    if isNumber { at += 1 }
    let first = at
    while at < text.count, isNumber ? text[at].isDigit : text[at].isLetter { at += 1 }
    return at > first && at < text.count && text[at] == UInt8(ascii: ";")
  }

  private static let hex = Array("0123456789ABCDEF".utf8)

  private static func percentEncoded(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      if byte.isWord || byte == .dash || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
        result.append(byte)
      } else if byte == .space {
        result.append(UInt8(ascii: "+"))
      } else {
        result += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return result
  }

  private static func percentDecoded(_ text: [UInt8]) throws(Failure) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "%"), at + 2 < text.count, let byte = hexByte(text, at + 1) {
        result.append(byte)
        at += 3
      } else {
        result.append(text[at] == UInt8(ascii: "+") ? .space : text[at])
        at += 1
      }
    }
    guard result.withUnsafeBufferPointer({ UTF8Check.isValid($0) }) else {
      throw .wrongType("invalid byte sequence in UTF-8")
    }
    return result
  }

  private static func hexByte(_ text: [UInt8], _ at: Int) -> UInt8? {
    guard let high = hexDigit(text[at]), let low = hexDigit(text[at + 1]) else { return nil }
    return high << 4 | low
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    if byte.isDigit { return byte - 0x30 }
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : nil
  }
}
