extension EncodedWord {
  /// A word as found, its text still in its charset.
  private struct Found {
    let charset: String
    var octets: [UInt8]
    let end: Int
  }

  /// Unfolded octets as text, encoded-words decoded wherever they stand (RFC 2047 §6.2).
  ///
  /// White space between two words goes; words of one charset are joined before they are decoded,
  /// since some writers split characters. CR, LF and NUL become spaces.
  static func decode(_ raw: [UInt8]) -> String {
    var result = ""
    var plain = 0
    var index = 0
    var pending: Found?
    while index < raw.count {
      guard raw[index] == .equals, let word = find(in: raw, at: index) else {
        index += 1
        continue
      }
      let gap = raw[plain..<index]
      if var joined = pending, gap.allSatisfy(\.isBlank), joined.charset == word.charset {
        joined.octets += word.octets
        pending = joined
      } else {
        if let done = pending { result += text(of: done) }
        if pending == nil || !gap.allSatisfy(\.isBlank) {
          result += Charset.decode(Array(gap), as: nil)
        }
        pending = word
      }
      index = word.end
      plain = index
    }
    if let done = pending { result += text(of: done) }
    result += Charset.decode(Array(raw[plain...]), as: nil)
    return withoutLineEnds(result)
  }

  private static func text(of word: Found) -> String {
    Charset.decode(word.octets, as: word.charset)
  }

  /// `=?charset?form?text?=` at `start`; a language behind the charset (RFC 2231 §5) is dropped.
  private static func find(in raw: [UInt8], at start: Int) -> Found? {
    let fields = raw[start...].dropFirst()
    guard fields.first == .question else { return nil }
    let parts = fields.dropFirst().prefix(4000)
      .split(separator: .question, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].first == .equals, !parts[0].isEmpty, parts[1].count == 1 else {
      return nil
    }
    let charset = parts[0].prefix { $0 != UInt8(ascii: "*") }.map(\.lowercased)
    let octets: [UInt8]
    switch parts[1].first?.lowercased {
    case UInt8(ascii: "q"): octets = QuotedPrintable.decodeWord(parts[2])
    case UInt8(ascii: "b"): octets = Base64.decode(parts[2])
    default: return nil
    }
    return Found(
      charset: String(decoding: charset, as: UTF8.self),
      octets: octets,
      end: parts[3].startIndex + 1
    )
  }

  private static func withoutLineEnds(_ text: String) -> String {
    let acts: (UInt8) -> Bool = { $0 == .cr || $0 == .lf || $0 == 0 }
    if !text.utf8.contains(where: acts) { return text }
    return String(decoding: text.utf8.map { acts($0) ? .space : $0 }, as: UTF8.self)
  }
}
