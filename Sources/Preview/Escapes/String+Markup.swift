import Mail

extension String {
  /// Plain text within HTML or XML, in an element or a quoted attribute.
  ///
  /// What XML 1.0 §2.2 does not allow is shown as an escape, and in an attribute a line end, too.
  package var markup: String { escaped(keeping: []) }

  /// The same where lines and tabs mean something, as in `pre`.
  package var markupLines: String { escaped(keeping: ["\n", "\t"]) }

  private func escaped(keeping kept: Set<Unicode.Scalar>) -> String {
    var text = ""
    var plain = ""
    for scalar in unicodeScalars {
      if let entity = scalar.entity ?? (kept.contains(scalar) ? String(scalar) : nil) {
        text += plain.printable + entity
        plain = ""
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return text + plain.printable
  }

  /// Plain text within a line of Markdown, where no character of it is read as markup: not as a
  /// link, an image, HTML, a cell's or a heading's end, nor as anybody's name behind an @.
  ///
  /// Entities are text to Markdown (CommonMark 0.31 §2.5), whatever they stand for.
  package var markdown: String {
    var text = ""
    for scalar in printable.unicodeScalars {
      let isPlain = !scalar.isASCII || scalar == " " || scalar.isWordy
      if isPlain {
        text.unicodeScalars.append(scalar)
      } else {
        // The zero-width space keeps GitHub from making a mention of it.
        text += "&#\(scalar.value);" + (scalar == "@" ? "&#8203;" : "")
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var entity: String? {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }
}
