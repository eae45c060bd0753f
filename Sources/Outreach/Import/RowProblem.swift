package import CSV

/// One thing that is wrong with one row, with the place to go to and what to do there.
package struct RowProblem: Error, Hashable, Sendable {
  package let file: String
  package let position: CSVPosition
  /// Counted from 1 behind the header.
  package let record: Int
  /// The column as the file's header names it; nil for the row as a whole.
  package let column: String?
  package let fault: Fault

  /// What is wrong; `description` puts it in words.
  package enum Fault: Hashable, Sendable {
    /// The record is not well-formed.
    case malformed(CSVRowProblem)
    /// The cell has to say something.
    case empty(String)
    case expected(String, found: String, suggestion: String? = nil)
    /// What the value's own type says of it.
    case invalid(String)
    /// The same stands in an earlier row.
    case duplicate(String, firstLine: Int)
    /// It names a record that is not there.
    case unknown(String, String)
  }
}

extension RowProblem: CustomStringConvertible {
  /// `accounts.csv:12:7: record 11: zone: “Europe/Belin” is not a time zone; …`.
  package var description: String {
    if case .malformed(let problem) = fault { return problem.description }
    let name = column.map { "\(String($0.quotation.dropFirst().dropLast())): " } ?? ""
    return "\(file):\(position.line):\(position.column): record \(record): \(name)\(sentence)"
  }

  /// What is wrong and what to do, without the place.
  package var sentence: String {
    switch fault {
    case .malformed(let problem): problem.reason.description
    case .empty(let expected): "the cell is empty: write \(expected)"
    case .expected(let expected, let found, let suggestion):
      "expected \(expected), found \(found.quotation)"
        + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
    case .invalid(let explanation): explanation
    case .duplicate(let value, let line):
      "\(value.quotation) is already in line \(line): remove one of the two rows, or tell them apart"
    case .unknown(let kind, let value):
      "there is no \(kind) \(value.quotation): add it, or correct this cell"
    }
  }
}
