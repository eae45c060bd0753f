/// A value of a YAML document with its place, kept as it was written.
///
/// Nothing is guessed from the look of a text: `NO` is Norway, `01234` keeps its zero and `12:30`
/// is not 750, until somebody asks for a number or a yes. Every question takes the list of
/// problems, adds what is wrong (once) and answers nil, so that one reading names everything.
package struct YamlNode: Hashable, Sendable {
  /// Where the value begins; for an alias, where its anchor's value stands.
  package let place: Place
  /// The keys that lead here, as in `YamlProblem.path`.
  package let path: String
  let content: Content

  indirect enum Content: Hashable, Sendable {
    /// Nothing, `~` or `null`: as if the key were absent.
    case null
    case scalar(String)
    case list([YamlNode])
    case mapping([YamlEntry])
  }

  package var isNull: Bool { content == .null }

  /// The text of a scalar as it was written; nil for null, a list or a mapping.
  package var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// Adds a complaint of the caller's own about this value.
  package func report(_ fault: YamlProblem.Fault, into problems: inout [YamlProblem]) {
    problems.append(YamlProblem(place: place, path: path, fault: fault))
  }

  /// Adds that something else was expected here.
  package func reportExpected(
    _ expected: String,
    suggestion: String? = nil,
    into problems: inout [YamlProblem]
  ) {
    report(.expected(expected, found: found, suggestion: suggestion), into: &problems)
  }

  /// What stands here, for a sentence.
  private var found: String {
    switch content {
    case .null: "nothing"
    case .scalar(let text): text.isEmpty ? "an empty text" : text.quotation
    case .list(let items): items.isEmpty ? "an empty list" : "a list"
    case .mapping(let entries): entries.isEmpty ? "no keys" : "keys and values"
    }
  }
}

/// A key of a mapping and its value.
package struct YamlEntry: Hashable, Sendable {
  package let key: String
  package let keyPlace: Place
  package let value: YamlNode
}
