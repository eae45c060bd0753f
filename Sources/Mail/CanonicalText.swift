/// A body whose lines all end with CR LF, and the encoding that it needs to arrive unchanged.
struct CanonicalText {
  private(set) var bytes: [UInt8] = []
  private var nonASCII = 0
  private var longestLine = 0
  /// A line that some hop changes: white space at its end, or `From ` at its start.
  private var isFragile = false

  /// Takes lines that end with CR LF, LF or CR, and ends the last one if the text does not.
  init(_ text: String, part: String) throws(MessageError) {
    if let found = text.controlCharacter(allowingLineEnds: true, part: part) {
      throw .controlCharacter(found)
    }
    let source = Array(text.utf8)
    bytes.reserveCapacity(source.count + source.count / 16 + 64)
    var start = 0
    var index = 0
    while index < source.count {
      let byte = source[index]
      index += 1
      if 0x20...0x7E ~= byte { continue }
      if !byte.isASCII { nonASCII += 1 }
      guard byte == .cr || byte == .lf else { continue }
      add(source[start..<index - 1])
      if byte == .cr, index < source.count, source[index] == .lf { index += 1 }
      start = index
    }
    if start < source.count { add(source[start...]) }
  }

  /// The entity: Content-Type, Content-Transfer-Encoding, an empty line, the encoded text.
  func part(as subtype: String) -> [UInt8] {
    var part = Array("Content-Type: text/\(subtype); charset=utf-8\r\n".utf8)
    part.reserveCapacity(bytes.count * 3 / 2 + 128)
    part += "Content-Transfer-Encoding: \(encoding.rawValue)\r\n\r\n".utf8
    switch encoding {
    case .sevenBit: part += bytes
    case .quotedPrintable: QuotedPrintable.encode(bytes, into: &part)
    case .base64: Base64.encodeLines(of: bytes, into: &part)
    }
    return part
  }

  /// Readable as it is where it can be, readable for the most part where it is mostly ASCII.
  var encoding: TransferEncoding {
    if nonASCII == 0, longestLine <= 76, !isFragile { return .sevenBit }
    return nonASCII * 3 > bytes.count ? .base64 : .quotedPrintable
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    longestLine = max(longestLine, line.count)
    if let last = line.last, last.isBlank || line.starts(with: Self.from) { isFragile = true }
    bytes += line
    bytes.append(.cr)
    bytes.append(.lf)
  }

  private static let from = Array("From ".utf8)
}

/// The encodings of RFC 2045 §6 that we write.
enum TransferEncoding: String {
  case sevenBit = "7bit"
  case quotedPrintable = "quoted-printable"
  case base64 = "base64"
}
