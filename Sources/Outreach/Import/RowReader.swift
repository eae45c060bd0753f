internal import CSV
internal import Civil

/// The cells of one record as values; what is wrong is collected, not thrown.
struct RowReader {
  let record: CSVRecord
  let layout: ColumnLayout
  private(set) var problems: [RowProblem] = []

  init(_ record: CSVRecord, _ layout: ColumnLayout) {
    self.record = record
    self.layout = layout
  }

  var line: Int { record.line }

  /// The cell without white space around it; nil where nothing is left or there is no such
  /// column.
  func text(_ column: Int?) -> String? {
    guard let column else { return nil }
    return record.utf8(column).trimmedCell
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
  func fields() -> Fields {
    if layout.fieldColumns.isEmpty { return Fields() }
    return Fields(names: layout.fieldNames, values: layout.fieldColumns.map { text($0) })
  }

  /// Notes a problem at a cell, or at the row where no column is named.
  mutating func report(_ fault: RowProblem.Fault, at column: Int?) {
    problems.append(
      RowProblem(
        file: layout.file,
        position: column.map { record.position(ofField: $0) } ?? CSVPosition(line: line, column: 1),
        record: record.number,
        column: column.map { layout.header[$0] },
        fault: fault
      )
    )
  }
}

extension String {
  fileprivate var hyphenated: String {
    String(lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }
}
