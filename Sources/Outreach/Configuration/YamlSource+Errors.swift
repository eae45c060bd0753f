internal import Yams

extension YamlSource {
  /// The parser's complaint with its place, in words that say what to do.
  func problem(_ error: YamlError) -> YamlProblem {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self.problem(at: mark, .syntax(sentence(problem, context: context)))
    case .duplicatedKeysInMapping(let duplicates, let context):
      duplicate(duplicates.first ?? "", first: context.mark)
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
      .representer(let problem):
      self.problem(at: nil, .syntax(problem))
    case .no, .memory, .dataCouldNotBeDecoded:
      self.problem(at: nil, .syntax("the parser gave up"))
    }
  }

  private func sentence(_ problem: String, context: YamlError.Context?) -> String {
    let opened = context.map { ", which began in line \(firstLine - 1 + $0.mark.line)" } ?? ""
    return switch problem {
    case "mapping values are not allowed in this context":
      "a value begins here where none can: put a text with “: ” in quotes, or mend the indentation"
    case "found character that cannot start any token":
      "no value can begin with this character: put the text in quotes, and indent with spaces, "
        + "not tabs"
    case "did not find expected key", "did not find expected '-' indicator":
      "a key or an item was expected here: mend the indentation, or close a quote\(opened)"
    case "found unexpected end of stream":
      "the text ends within quotes\(opened): close them"
    case "could not find expected ':'":
      "a “:” is missing behind the key\(opened)"
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      "a comma or a closing bracket is missing in the list or mapping\(opened)"
    case "found undefined alias":
      "no anchor of that name stands above: put a text that begins with “*” in quotes"
    case "did not find expected alphabetic or numeric character":
      "a name was expected behind “*” or “&”: put a text that begins with one in quotes"
    case "but found another document":
      "a second document begins here: a file holds one"
    default: problem + opened
    }
  }

  /// The parser stops at the first mapping with a key that stands twice, and names its first place.
  private func duplicate(_ key: String, first mark: Yams.Mark) -> YamlProblem {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let again = lines.indices.dropFirst(mark.line).first { index in
      let line = lines[index]
      let indentation = line.prefix { $0 == " " || $0 == "-" }.unicodeScalars.count
      let rest = line.dropFirst(indentation)
      return indentation == mark.column - 1
        && rest.hasPrefix(key) && rest.dropFirst(key.count).first == ":"
    }
    let line = again.map { firstLine + $0 }
    return problem(at: mark, .duplicateKey(key, again: line))
  }
}
