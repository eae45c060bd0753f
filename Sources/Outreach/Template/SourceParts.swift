/// The two parts of a template file.
struct SourceParts {
  let frontMatter: String
  let body: String
  /// The line of the file that the body begins on.
  let bodyLine: Int

  /// Splits at the two lines `---`; nil where the first line is not one or the second is missing.
  init?(_ text: String) {
    var lines = text.split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    )
    guard lines.first?.trimmingRight == "---" else { return nil }
    guard let end = lines.dropFirst().firstIndex(where: { $0.trimmingRight == "---" }) else {
      return nil
    }
    frontMatter = lines[1..<end].joined(separator: "\n")
    bodyLine = end + 2
    lines.removeSubrange(...end)
    body = lines.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var trimmingRight: Substring {
    var text = self
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
