import Check

/// What is to be said of one kind of finding.
struct ExplanationView {
  private let kind: FindingKind

  init(_ kind: FindingKind) { self.kind = kind }

  var lines: [String] {
    let head = "\(Style.bold(kind.id))  \(kind.severity.rawValue)  \(kind.title)"
    let paragraphs = kind.explanation.split(separator: "\n\n").map { paragraph in
      Self.wrapped(String(paragraph))
    }
    return [head] + paragraphs.flatMap { [""] + $0 }
  }

  /// In lines of at most 80 columns.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + word.count + 1 > min(Terminal.width, 80) {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return lines + [line]
  }
}
