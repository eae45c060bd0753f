/// What `strip_html` takes out.
enum Markup {
  private static let blocks: [(open: [UInt8], close: [UInt8])] = [
    ("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// A text without scripts, comments and styles, and then without anything between `<` and `>`.
  static func stripped(_ text: [UInt8]) -> [UInt8] { withoutTags(withoutBlocks(text)) }

  private static func withoutBlocks(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    var unclosed = Set<Int>()
    while at < text.count {
      if text[at] == UInt8(ascii: "<"), let end = block(text, at, &unclosed) {
        at = end
      } else {
        result.append(text[at])
        at += 1
      }
    }
    return result
  }

  /// Where the block that begins here ends; a kind that is never closed is not looked for again.
  private static func block(_ text: [UInt8], _ at: Int, _ unclosed: inout Set<Int>) -> Int? {
    for (number, block) in blocks.enumerated() where !unclosed.contains(number) {
      guard text[at...].starts(with: block.open) else { continue }
      if let close = Search.first(block.close, in: text, from: at + block.open.count) {
        return close + block.close.count
      }
      unclosed.insert(number)
    }
    return nil
  }

  private static func withoutTags(_ text: [UInt8]) -> [UInt8] {
    guard let last = text.lastIndex(of: UInt8(ascii: ">")) else { return text }
    var result: [UInt8] = []
    var isInside = false
    for (index, byte) in text.enumerated() {
      if isInside {
        isInside = byte != UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "<"), index < last {
        isInside = true
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
