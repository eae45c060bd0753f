internal import CSV

/// Which column of a file is which: those that Rapport knows, and the rest, which become fields.
struct ColumnLayout: Sendable {
  /// A column that Rapport knows, and other names that it goes by, as identifiers.
  struct Known: Sendable {
    let name: String
    var aliases: [String] = []
  }

  let file: String
  /// The header as it is written, for messages.
  let header: [String]
  /// The columns that become fields, and the fields' names, in the order of the file.
  let fieldColumns: [Int]
  let fieldNames: [String]
  let doubts: [ColumnDoubt]
  private let indices: [String: Int]

  init(_ header: CSVHeader, of file: String, known: [Known]) throws(ColumnError) {
    var columns = ColumnCollector(file: file, known: known)
    for (index, name) in header.names.enumerated() { try columns.add(name, at: index) }
    self.file = file
    self.header = header.names
    indices = columns.indices
    fieldColumns = columns.fields.map(\.column)
    fieldNames = columns.fields.map(\.name)
    doubts = columns.doubts
  }

  /// The index of a known column, nil where the file has none.
  func index(of name: String) -> Int? { indices[name] }

  /// Refuses a file that has none of these columns.
  func require(_ names: String...) throws(ColumnError) {
    if names.contains(where: { indices[$0] != nil }) { return }
    let rest = fieldColumns.map { header[$0] }
    let closest = names.lazy.compactMap { Spelling.closest(to: $0, among: rest) }.first
    throw ColumnError(
      file: file,
      reason: .missing(names, found: header, closest: closest)
    )
  }
}

/// Sorts a header's names into known columns and fields.
private struct ColumnCollector {
  let file: String
  let known: [ColumnLayout.Known]
  private(set) var indices: [String: Int] = [:]
  private(set) var fields: [(name: String, column: Int)] = []
  private var headers: [String: String] = [:]

  init(file: String, known: [ColumnLayout.Known]) {
    self.file = file
    self.known = known
  }

  mutating func add(_ header: String, at index: Int) throws(ColumnError) {
    var name = ColumnName.identifier(header)
    if name.isEmpty { name = "column_\(index + 1)" }
    let column = known.first { $0.name == name || $0.aliases.contains(name) }
    let meant = column?.name ?? name
    if let first = headers.updateValue(header, forKey: meant) {
      throw ColumnError(file: file, reason: .colliding(meant, first: first, second: header))
    }
    if column != nil { indices[meant] = index } else { fields.append((name, index)) }
  }

  /// Asked only of known columns that the file does not have; what the shipped templates read is
  /// meant as it is.
  var doubts: [ColumnDoubt] {
    let absent = known.map(\.name).filter { indices[$0] == nil }
    let usual = TemplateNames.standardAccountColumns + TemplateNames.standardContactColumns
    return fields.filter { !usual.contains($0.name) }.compactMap { field in
      Spelling.closest(to: field.name, among: absent).map {
        ColumnDoubt(file: file, column: headers[field.name] ?? field.name, closest: $0)
      }
    }
  }
}
