/// The names of a file's columns, from its first record.
package struct CSVHeader: Sendable, Hashable {
  /// One column: its name, with blanks around it removed, and where that name is written.
  package struct Column: Sendable, Hashable {
    package let name: String
    package let position: CSVPosition
  }

  package let columns: [Column]

  package var names: [String] { columns.map(\.name) }
  package var count: Int { columns.count }

  /// The index of a name, compared as Swift compares text: by letter case, and without regard to
  /// how an accent is composed.
  ///
  /// Linear in the number of columns: look up once, before the records.
  package func index(of name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }
}
