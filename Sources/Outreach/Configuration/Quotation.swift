internal import Mail

extension String {
  /// A text from a file as an error shows it: in quotes, on one line, cut after 60 characters.
  var quotation: String {
    let start = String(prefix(60))
    return "“\(start.printable)\(start.utf8.count < utf8.count ? "…" : "")”"
  }
}

extension Collection<String> {
  /// The words as a sentence offers them: `a, b or c`.
  var alternatives: String {
    guard let last = Array(self).last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
