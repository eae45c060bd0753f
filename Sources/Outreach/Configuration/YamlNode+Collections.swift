extension YamlNode {
  /// The mapping here, where only these keys may stand; every other one is reported.
  ///
  /// `refused` are keys that are left out on purpose, each with the sentence that says what to
  /// write instead.
  package func mapping(
    known keys: [String],
    refused: [String: String] = [:],
    into problems: inout [YamlProblem]
  ) -> YamlMapping? {
    guard let entries = entries(into: &problems) else { return nil }
    for entry in entries where !keys.contains(entry.key) {
      let fault: YamlProblem.Fault =
        if let instead = refused[entry.key] {
          .refusedKey(entry.key, instead: instead)
        } else {
          .unknownKey(
            entry.key,
            known: keys,
            suggestion: Spelling.closest(to: entry.key, among: keys)
          )
        }
      problems.append(
        YamlProblem(place: entry.keyPlace, path: entry.value.path, fault: fault)
      )
    }
    return YamlMapping(node: self, entries: entries)
  }

  /// The keys that the person chose, with their values, in the order of the file; null has none.
  package func entries(into problems: inout [YamlProblem]) -> [YamlEntry]? {
    switch content {
    case .null: return []
    case .mapping(let entries): return entries
    case .scalar, .list:
      reportExpected("keys and values", into: &problems)
      return nil
    }
  }

  /// The items of a list; null has none.
  package func items(into problems: inout [YamlProblem]) -> [YamlNode]? {
    switch content {
    case .null: return []
    case .list(let items): return items
    case .scalar, .mapping:
      reportExpected("a list", into: &problems)
      return nil
    }
  }

  /// The items of a list, or a single value as a list of one; null has none.
  package var itemsOrOne: [YamlNode] {
    switch content {
    case .null: []
    case .list(let items): items
    case .scalar, .mapping: [self]
    }
  }
}

/// A mapping whose keys were checked.
package struct YamlMapping: Sendable {
  package let node: YamlNode
  package let entries: [YamlEntry]

  /// The value of a key; nil where the key is absent or its value is null.
  package subscript(key: String) -> YamlNode? {
    guard let value = entries.first(where: { $0.key == key })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  /// Whether the key stands there, even with no value.
  package func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The value of a key that cannot be left out; its absence is reported at the mapping.
  package func required(
    _ key: String,
    expected: String,
    into problems: inout [YamlProblem]
  ) -> YamlNode? {
    if let value = self[key] { return value }
    node.report(.missingKey(key, expected: expected), into: &problems)
    return nil
  }
}
