/// A text as lower-case words without the punctuation at their edges, for looking for phrases.
///
/// An empty line and a full stop behind a word of letters are a word of their own, `¶` and `.`, so
/// that a phrase does not reach over them. A number keeps the points within it: `03.01.2027`.
struct Words {
  private(set) var list: [String] = []

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let pieces = line.split { $0.isWhitespace }
      if pieces.isEmpty, list.last != Self.paragraph { list.append(Self.paragraph) }
      for piece in pieces { add(piece) }
    }
  }

  static let paragraph = "¶"
  static let stop = "."

  private mutating func add(_ piece: Substring) {
    let word = Self.bare(piece).lowercased().replacing("’", with: "'")
    guard !word.isEmpty else { return }
    list.append(word)
    let endsSentence = piece.last.map { ".!?;".contains($0) } ?? false
    if endsSentence, word.first?.isLetter == true, word.count > 4 { list.append(Self.stop) }
  }

  private static func bare(_ piece: Substring) -> String {
    let start = piece.drop { !$0.isLetter && !$0.isNumber }
    guard let end = start.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return "" }
    return String(start[...end])
  }
}
