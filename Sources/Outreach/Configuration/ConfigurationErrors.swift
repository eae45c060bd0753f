/// All that is wrong with a configuration, in the order of the file; never empty.
package struct ConfigurationErrors: Error, Hashable, Sendable, CustomStringConvertible {
  package let problems: [YamlProblem]

  init(_ problems: [YamlProblem]) {
    self.problems = problems.sorted {
      ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
    }
  }

  /// One line each.
  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
