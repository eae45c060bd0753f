/// The columns that Rapport itself does not know, by name; an empty cell is no value.
///
/// The names are one array shared by all records of a file, so a record costs its values only.
package struct Fields: Hashable, Sendable {
  package let names: [String]
  /// As many as `names`.
  package let values: [String?]

  package init() {
    names = []
    values = []
  }

  /// Pairs names with values; missing values at the end are absent, surplus ones are dropped.
  package init(names: [String], values: [String?]) {
    self.names = names
    self.values = (0..<names.count).map { $0 < values.count ? values[$0] : nil }
  }

  package subscript(name: String) -> String? {
    guard let index = names.firstIndex(of: name) else { return nil }
    return values[index]
  }

  /// Equal where the same names have the same values; names without a value do not count.
  package static func == (left: Fields, right: Fields) -> Bool { left.present == right.present }

  package func hash(into hasher: inout Hasher) { hasher.combine(present) }

  /// The fields that have a value.
  package var present: [String: String] {
    var present: [String: String] = [:]
    for (name, value) in zip(names, values) {
      if let value { present[name] = value }
    }
    return present
  }
}
