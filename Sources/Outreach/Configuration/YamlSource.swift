internal import Yams

/// The text of a document on its way to the parser.
struct YamlSource {
  let text: String
  let file: String
  let firstLine: Int

  init(text: String, file: String, firstLine: Int) {
    // A byte order mark is no part of the text; its one column is not counted by editors.
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    self.text = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    self.file = file
    self.firstLine = firstLine
  }

  func place(_ mark: Yams.Mark?) -> Place {
    Place(file: file, line: firstLine - 1 + (mark?.line ?? 1), column: mark?.column ?? 1)
  }

  /// Refuses what the parser would take too long over, or report without a place.
  func check() throws(YamlProblem) {
    guard text.utf8.count <= YamlNode.Limit.bytes else {
      throw problem(at: nil, .limit("the text is longer than \(YamlNode.Limit.bytes / 1024) KiB"))
    }
    try checkCharacters()
    guard YamlExpansion(text).bytes <= YamlNode.Limit.expandedBytes else {
      let sentence = "written out, the aliases of this text make it too large: use fewer"
      throw problem(at: nil, .limit(sentence))
    }
  }

  /// YAML 1.1 section 4.1: printable characters only.
  private func checkCharacters() throws(YamlProblem) {
    var line = 1
    var column = 1
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      guard scalar.isYamlText else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let sentence = "the character U+\(code) cannot stand in YAML: remove it"
        let place = Place(file: file, line: firstLine - 1 + line, column: column)
        throw YamlProblem(place: place, path: "", fault: .syntax(sentence))
      }
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { line += 1 }
        column = 1
      } else {
        column += 1
      }
      previous = scalar
    }
  }

  /// The parser's tree; nil for a text that holds nothing.
  func composed() throws(YamlProblem) -> Yams.Node? {
    do {
      // Without rules no scalar is taken for a number or a yes, and none is asked of a regex.
      return try Yams.compose(yaml: text, .basic, .default, .utf8)
    } catch let error as YamlError {
      throw problem(error)
    } catch {
      throw problem(at: nil, .syntax("the parser gave up"))
    }
  }

  func problem(at mark: Yams.Mark?, _ fault: YamlProblem.Fault) -> YamlProblem {
    YamlProblem(place: place(mark), path: "", fault: fault)
  }
}

extension Unicode.Scalar {
  fileprivate var isYamlText: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0x10000...: true
    case 0xE000...0xFFFD: value != 0xFEFF
    default: false
    }
  }
}
