/// A content line in its parts, RFC 5545 section 3.1: `NAME;PARAMETER=VALUE:VALUE`.
struct ICSProperty: Hashable {
  let line: Int
  /// In upper case.
  let name: String
  /// By name in upper case; quotes are taken away.
  let parameters: [String: String]
  let value: String

  init?(_ text: String, line: Int) {
    let bytes = text.utf8[...]
    guard let colon = Self.firstColon(in: bytes) else { return nil }
    let pieces = Self.pieces(of: bytes[..<colon])
    guard let name = pieces.first, !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else {
      return nil
    }
    var parameters: [String: String] = [:]
    for piece in pieces.dropFirst() {
      let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { return nil }
      parameters[halves[0].uppercased()] = String(halves[1].filter { $0 != "\"" })
    }
    self.line = line
    self.name = name.uppercased()
    self.parameters = parameters
    value = String(Substring(bytes[bytes.index(after: colon)...]))
  }

  /// The colon that ends name and parameters: the first that is not in quotes.
  private static func firstColon(in bytes: Substring.UTF8View) -> String.Index? {
    var isQuoted = false
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] == UInt8(ascii: ":"), !isQuoted { return index }
    }
    return nil
  }

  private static func pieces(of bytes: Substring.UTF8View) -> [String] {
    var isQuoted = false
    let pieces = bytes.split(omittingEmptySubsequences: false) { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == UInt8(ascii: ";") && !isQuoted
    }
    return pieces.map { String(Substring($0)) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }

  /// The value as text, RFC 5545 section 3.3.11: escapes undone, control characters as spaces.
  var unescaped: String {
    var text = ""
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      let isBreak = isEscaped && (scalar == "n" || scalar == "N")
      let isControl = scalar.properties.generalCategory == .control
      text.unicodeScalars.append(isBreak || isControl ? " " : scalar)
      isEscaped = false
    }
    return text.trimmingASCIISpace
  }

  func zone(_ id: String) throws(HolidayFileProblem) -> Zone {
    do throws(ZoneError) {
      return try Zone(id)
    } catch {
      throw HolidayFileProblem(line: line, reason: .unknownZone(error))
    }
  }
}
