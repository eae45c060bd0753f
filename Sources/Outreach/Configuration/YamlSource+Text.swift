extension YamlSource {
  /// Where the text of a scalar begins: behind its opening quote, or below the line of `|` or `>`.
  ///
  /// The node's own place is that of the quote, or of a tag or an anchor in front of it.
  func textPlace(of node: YamlNode) -> Place {
    var cursor = TextCursor(text: text, line: firstLine)
    cursor.go(toLine: node.place.line, column: node.place.column)
    while cursor.next == "&" || cursor.next == "!" {
      cursor.skip { !$0.isYamlSpace }
      cursor.skip { $0.isYamlSpace }
    }
    switch cursor.next {
    case "\"", "'":
      cursor.advance()
    case "|", ">":
      cursor.skip { !$0.isYamlBreak }
      cursor.skip { $0.isYamlSpace }
    default: break
    }
    return Place(file: file, line: cursor.line, column: cursor.column)
  }
}

/// A place in a text that moves on, counting lines and columns as the parser does.
private struct TextCursor {
  private var rest: Substring.UnicodeScalarView
  private(set) var line: Int
  private(set) var column = 1

  init(text: String, line: Int) {
    rest = text.unicodeScalars[...]
    self.line = line
  }

  var next: Unicode.Scalar? { rest.first }

  mutating func advance() {
    guard let scalar = rest.popFirst() else { return }
    if scalar.isYamlBreak, !(scalar == "\r" && next == "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    while let next, condition(next) { advance() }
  }

  mutating func go(toLine end: Int, column last: Int) {
    while next != nil, (line, column) < (end, last) { advance() }
  }
}

extension Unicode.Scalar {
  /// YAML 1.1, 4.1.4.
  fileprivate var isYamlBreak: Bool {
    switch self {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  fileprivate var isYamlSpace: Bool { self == " " || self == "\t" || isYamlBreak }
}
