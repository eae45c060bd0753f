import Outreach

/// `{% comment %}rapport: allow ID because REASON{% endcomment %}` in a template.
struct SilencingComment {
  let allowance: Allowance
  /// The line that the comment stands in, and the next one where it stands alone.
  let lines: ClosedRange<Int>

  static func all(in source: TemplateSource) -> [SilencingComment] {
    let text = source.text
    let map = SourceMap(source: source)
    var comments: [SilencingComment] = []
    var from = 0
    while let at = text.offset(of: "rapport:", from: from) {
      from = at + 8
      guard let tag = opening(before: at, text) else { continue }
      let end = text.offset(of: "{%", from: at) ?? text.utf8.count
      let words = text.octets(from..<end).onOneLine
      let place = map.place(at: at)
      let isAlone = text.stands(alone: tag..<end)
      comments.append(
        SilencingComment(
          allowance: Allowance(words, at: place),
          lines: place.line...(isAlone ? place.line + 1 : place.line)
        )
      )
    }
    return comments
  }

  /// Where the tag `{% comment %}` begins, if nothing but blanks stands between it and the words.
  private static func opening(before end: Int, _ text: String) -> Int? {
    let start = max(0, end - 60)
    let before = text.octets(start..<end)
    for tag in ["{% comment %}", "{%- comment -%}", "{%- comment %}", "{% comment -%}"] {
      guard before.trimmed.hasSuffix(tag), let found = text.lastOffset(of: tag, before: end) else {
        continue
      }
      return found
    }
    return nil
  }
}

extension Allowance {
  /// Reads `allow ID because REASON`.
  fileprivate init(_ words: String, at place: Place) {
    let parts = words.split(separator: " ", maxSplits: 3).map(String.init)
    let isRead = parts.first == "allow" && parts.count > 1
    let hasReason = parts.count > 3 && parts[2] == "because"
    self.init(
      id: isRead ? parts[1] : words,
      reason: isRead && hasReason ? parts[3] : nil,
      place: place
    )
  }
}

extension String {
  fileprivate func lastOffset(of part: String, before end: Int) -> Int? {
    var last: Int?
    var from = 0
    while let found = offset(of: part, from: from), found < end {
      last = found
      from = found + 1
    }
    return last
  }

  /// Whether nothing else stands on the lines of a comment whose end tag begins at the range's end.
  fileprivate func stands(alone range: Range<Int>) -> Bool {
    let octets = Array(utf8)
    let before = octets[..<range.lowerBound].suffix(while: { !$0.isLineEnd })
    var end = range.upperBound
    while end < octets.count, octets[end] != UInt8(ascii: "}") { end += 1 }
    let after = octets.dropFirst(end + 1).prefix { !$0.isLineEnd }
    return before.allSatisfy(\.isBlank) && after.allSatisfy(\.isBlank)
  }
}

extension Collection where Element == UInt8 {
  fileprivate func suffix(while isPart: (UInt8) -> Bool) -> [UInt8] {
    Array(reversed().prefix(while: isPart))
  }
}
