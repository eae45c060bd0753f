/// The `; name=value` pairs behind a Content-Type or Content-Disposition.
struct ParameterList {
  private(set) var values: [String: String] = [:]

  /// A piece of a value as RFC 2231 splits it: `name*2*=`.
  private struct Piece {
    let index: Int
    let isEncoded: Bool
    let octets: [UInt8]
  }

  /// The first of two parameters of one name wins.
  init(_ raw: ArraySlice<UInt8>) {
    var scanner = OctetScanner(raw)
    var pieces: [String: [Piece]] = [:]
    while scanner.skip(to: .semicolon) {
      scanner.skipBlanks()
      let name = scanner.take { $0.isVisible && $0 != .equals && $0 != .semicolon }
      scanner.skipBlanks()
      guard !name.isEmpty, scanner.take(.equals) else { continue }
      scanner.skipBlanks()
      let value = scanner.peek == .quote ? scanner.takeQuoted() : scanner.takeToken()
      let (base, piece) = Self.piece(name, value)
      pieces[base, default: []].append(piece)
    }
    values = pieces.mapValues(Self.joined)
  }

  private static func piece(_ name: [UInt8], _ value: [UInt8]) -> (String, Piece) {
    let parts = name.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    let base = String(decoding: parts[0].map(\.lowercased), as: UTF8.self)
    let index = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) : nil
    let isEncoded = parts.count > 1 && parts.last?.isEmpty == true
    return (base, Piece(index: index ?? 0, isEncoded: isEncoded, octets: value))
  }

  private static func joined(_ pieces: [Piece]) -> String {
    let sorted = pieces.sorted { $0.index < $1.index }
    var octets: [UInt8] = []
    var charset: String?
    var next = 0
    for piece in sorted where piece.index == next {
      var value = piece.octets[...]
      if piece.isEncoded, piece.index == 0 { charset = takeCharset(from: &value) }
      octets += piece.isEncoded ? percentDecoded(value) : Array(value)
      next += 1
    }
    if charset != nil { return Charset.decode(octets, as: charset) }
    return EncodedWord.decode(octets)
  }

  /// Takes `charset'language'` off the front.
  private static func takeCharset(from value: inout ArraySlice<UInt8>) -> String? {
    let parts = value.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    value = parts[2]
    return String(decoding: parts[0], as: UTF8.self)
  }

  private static func percentDecoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == 0x25, index + 2 < value.endIndex,
        let high = value[index + 1].hexValue, let low = value[index + 2].hexValue
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(value[index])
        index += 1
      }
    }
    return result
  }
}
