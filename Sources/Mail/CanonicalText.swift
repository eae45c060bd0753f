/// A body whose lines all end with CR LF, and the encoding that it needs to arrive unchanged.
struct CanonicalText {
  private(set) var bytes: [UInt8] = []
  private var nonASCII = 0
  private var longestLine = 0
  /// A line that some hop changes: white space at its end, or `From ` at its start.
  private var isFragile = false

  /// Takes lines that end with CR LF, LF or CR, and ends the last one if the text does not.
  ///
  /// Refuses control characters but the tab; `part` names the text in the error.
  init(_ text: String, part: String) throws(MessageError) {
    guard read(Array(text.utf8)) else {
      let found = text.controlCharacter(allowingLineEnds: true, part: part)
      if let found { throw .controlCharacter(found) }
      return
    }
  }

  /// False where there is a control character, which ends the reading.
  private mutating func read(_ source: [UInt8]) -> Bool {
    bytes.reserveCapacity(source.count + source.count / 16 + 64)
    return source.withUnsafeBytes { read($0) }
  }

  private mutating func read(_ source: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    var index = 0
    while true {
      index = source.firstUnprintable(from: index)
      if index == source.count { break }
      let byte = source[index]
      index += 1
      switch byte {
      case .cr, .lf:
        add(UnsafeRawBufferPointer(rebasing: source[start..<index - 1]))
        if byte == .cr, index < source.count, source[index] == .lf { index += 1 }
        start = index
      case 0x80...:
        nonASCII += 1
        if byte == 0xC2, index < source.count, source[index] < 0xA0 { return false }
      case .tab: continue
      default: return false
      }
    }
    if start < source.count { add(UnsafeRawBufferPointer(rebasing: source[start...])) }
    return true
  }

  /// Appends the entity: Content-Type, Content-Transfer-Encoding, an empty line, the encoded text.
  func append(as subtype: String, to output: inout [UInt8]) {
    output += "Content-Type: text/".utf8
    output += subtype.utf8
    output += "; charset=utf-8\r\nContent-Transfer-Encoding: ".utf8
    output += encoding.rawValue.utf8
    output += "\r\n\r\n".utf8
    switch encoding {
    case .sevenBit: output += bytes
    case .quotedPrintable: QuotedPrintable.encode(bytes, into: &output)
    case .base64: Base64.encodeLines(of: bytes, into: &output)
    }
  }

  /// Whether a boundary could be mistaken in the encoded text; outside 7bit an `=` is never
  /// followed by `_`, and asking is only more careful than need be.
  func holds(_ boundary: String) -> Bool {
    let needle = Array(boundary.utf8)
    return bytes.withUnsafeBytes { bytes in
      var start = bytes.firstIndex(of: .equals, from: 0)
      while let found = start {
        if bytes[found...].starts(with: needle) { return true }
        start = bytes.firstIndex(of: .equals, from: found + 1)
      }
      return false
    }
  }

  /// Readable as it is where it can be, readable for the most part where it is mostly ASCII.
  var encoding: TransferEncoding {
    if nonASCII == 0, longestLine <= 76, !isFragile { return .sevenBit }
    return nonASCII * 3 > bytes.count ? .base64 : .quotedPrintable
  }

  private mutating func add(_ line: UnsafeRawBufferPointer) {
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
