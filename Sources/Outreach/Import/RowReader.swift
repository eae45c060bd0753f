internal import CSV
internal import Civil

/// The cells of one record as values; what is wrong is collected, not thrown.
///
/// There is one a record, and half a million records in a file: it cannot be copied.
struct RowReader: ~Copyable {
  private let record: CSVRecord
  private var faults: [(fault: RowProblem.Fault, column: Int?)] = []

  init(_ record: CSVRecord) { self.record = record }

  var isSound: Bool { faults.isEmpty }

  var line: Int { record.line }

  /// The cell without white space around it; nil where nothing is left or there is no such
  /// column.
  func text(_ column: Int?) -> String? {
    guard let column else { return nil }
    return record.utf8(column).trimmedCell
  }

  /// Whether the cell holds nothing but white space, or there is no such column.
  func isEmpty(_ column: Int?) -> Bool {
    guard let column else { return true }
    return record.utf8(column).isBlankCell
  }

  /// A text on one line, without control characters.
  mutating func line(_ column: Int?) -> String? {
    guard let text = text(column) else { return nil }
    if !text.hasControls { return text }
    report(
      .invalid("\(text.quotation) holds a line end or another control character: remove it"),
      at: column
    )
    return nil
  }

  /// What names a record: one line of at most 200 bytes.
  mutating func identifier(_ column: Int?) -> String? {
    guard let text = line(column) else { return nil }
    if text.utf8.count <= 200 { return text }
    report(.invalid("\(text.quotation) is longer than 200 bytes: shorten it"), at: column)
    return nil
  }

  mutating func boolean(_ column: Int?) -> Bool {
    guard let text = text(column) else { return false }
    if text == "yes" { return true }
    if text == "no" { return false }
    switch text.lowercased() {
    case "yes", "true", "1", "x", "y", "on": return true
    case "no", "false", "0", "n", "off": return false
    default:
      report(.expected("yes or no", found: text), at: column)
      return false
    }
  }

  mutating func date(_ column: Int?) -> LocalDate? {
    guard let text = text(column) else { return nil }
    do throws(LocalDateError) {
      return try LocalDate(iso: text)
    } catch {
      report(.invalid(error.description), at: column)
      return nil
    }
  }

  mutating func minutes(_ column: Int?) -> Int {
    guard let text = text(column) else { return 0 }
    if let number = Int(text), 0...100_000 ~= number { return number }
    report(.expected("a whole number of minutes", found: text), at: column)
    return 0
  }

  /// A word of a type, in any letter case, with spaces or underscores for hyphens.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ type: Choice.Type,
    _ column: Int?
  ) -> Choice? {
    guard let text = text(column) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    if let choice = Choice(rawValue: text.hyphenated) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let suggestion = Spelling.closest(to: text, among: known)
    report(.expected(known.alternatives, found: text, suggestion: suggestion), at: column)
    return nil
  }

  /// The columns that Rapport does not know.
  func fields(_ layout: ColumnLayout) -> Fields {
    if layout.fieldColumns.isEmpty { return Fields() }
    var values: [String?] = []
    values.reserveCapacity(layout.fieldColumns.count)
    for column in layout.fieldColumns { values.append(text(column)) }
    return Fields(names: layout.fieldNames, values: values)
  }

  /// Notes a problem at a cell, or at the row where no column is named.
  mutating func report(_ fault: RowProblem.Fault, at column: Int?) {
    faults.append((fault, column))
  }

  /// What was noted, with its places, from left to right.
  func problems(_ layout: ColumnLayout) -> [RowProblem] {
    var problems: [RowProblem] = []
    for (fault, column) in faults {
      let position = column.map { record.position(ofField: $0) }
      problems.append(
        RowProblem(
          file: layout.file,
          position: position ?? CSVPosition(line: line, column: 1),
          record: record.number,
          column: column.map { layout.header[$0] },
          fault: fault
        )
      )
    }
    return problems.sorted { $0.position < $1.position }
  }
}

extension String {
  fileprivate var hyphenated: String {
    String(lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }
}
