/// A list of texts, some absent, as compact JSON (RFC 8259): one column holds a record's fields.
///
/// Reads what it writes; other spellings of the same list are refused.
struct TextList {
  let texts: [String?]

  init(_ texts: [String?]) { self.texts = texts }

  /// `["a",null]`; of the characters only quote, backslash and the C0 controls are escaped.
  var json: String {
    var out: [UInt8] = [UInt8(ascii: "[")]
    for (index, text) in texts.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if let text {
        Self.append(text, to: &out)
      } else {
        out.append(contentsOf: "null".utf8)
      }
    }
    out.append(UInt8(ascii: "]"))
    return String(decoding: out, as: UTF8.self)
  }

  private static func append(_ text: String, to out: inout [UInt8]) {
    out.append(quote)
    for byte in text.utf8 {
      if byte < 0x20 {
        out.append(contentsOf: "\\u00".utf8)
        out.append(hex(byte >> 4))
        out.append(hex(byte & 0xF))
      } else {
        if byte == quote || byte == backslash { out.append(backslash) }
        out.append(byte)
      }
    }
    out.append(quote)
  }

  private static func hex(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
  }
}

extension TextList {
  /// nil where the text is no list as `json` writes it.
  init?(json: String) {
    var json = json
    let texts = json.withUTF8 { octets -> [String?]? in
      var reader = TextListReader(octets: octets)
      return reader.list()
    }
    guard let texts else { return nil }
    self.texts = texts
  }
}

extension TextList {
  /// The first text of a list that `json` wrote; nil where the list is empty or no list.
  static func first(ofJSON json: String) -> String?? {
    var json = json
    return json.withUTF8 { octets in
      var reader = TextListReader(octets: octets)
      return reader.first()
    }
  }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")

private struct TextListReader {
  let octets: UnsafeBufferPointer<UInt8>
  var at = 0

  init(octets: UnsafeBufferPointer<UInt8>) { self.octets = octets }

  mutating func list() -> [String?]? {
    guard take("[") else { return nil }
    var texts: [String?] = []
    if take("]") { return at == octets.count ? texts : nil }
    repeat {
      if take("null") {
        texts.append(nil)
      } else {
        guard let text = text() else { return nil }
        texts.append(text)
      }
    } while take(",")
    return take("]") && at == octets.count ? texts : nil
  }

  mutating func first() -> String?? {
    guard take("[") else { return nil }
    return take("null") ? .some(nil) : text().map { .some($0) }
  }

  private mutating func take(_ token: StaticString) -> Bool {
    let count = token.utf8CodeUnitCount
    guard at + count <= octets.count else { return false }
    for index in 0..<count where octets[at + index] != token.utf8Start[index] { return false }
    at += count
    return true
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    let start = at
    while at < octets.count, octets[at] != quote, octets[at] != backslash { at += 1 }
    guard at < octets.count else { return nil }
    let plain = octets[start..<at]
    if octets[at] == quote {
      at += 1
      return String(decoding: plain, as: UTF8.self)
    }
    return escapedText(after: Array(plain))
  }

  private mutating func escapedText(after start: [UInt8]) -> String? {
    var out = start
    while at < octets.count {
      let byte = octets[at]
      at += 1
      if byte == quote { return String(decoding: out, as: UTF8.self) }
      guard byte == backslash else {
        out.append(byte)
        continue
      }
      guard let escaped = escape() else { return nil }
      out.append(escaped)
    }
    return nil
  }

  private mutating func escape() -> UInt8? {
    if take("\"") { return quote }
    if take("\\") { return backslash }
    guard take("u00"), at + 2 <= octets.count else { return nil }
    let digits = String(decoding: octets[at..<at + 2], as: UTF8.self)
    at += 2
    return UInt8(digits, radix: 16).flatMap { $0 < 0x20 ? $0 : nil }
  }
}
