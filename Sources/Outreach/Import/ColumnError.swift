/// A file whose columns cannot be what they are meant to be; none of its rows is read.
package struct ColumnError: Error, Hashable, Sendable {
  package let file: String
  package let reason: Reason

  package enum Reason: Hashable, Sendable {
    /// None of these columns is there, and one has to be; `closest` is a column of the file.
    case missing([String], found: [String], closest: String?)
    /// Two columns of the file are one by their names.
    case colliding(String, first: String, second: String)
  }
}

extension ColumnError: CustomStringConvertible {
  package var description: String { "\(file):1: \(sentence)" }

  /// What is wrong and what to do, without the place.
  package var sentence: String {
    switch reason {
    case .missing(let names, let found, let closest):
      let columns = found.map(\.quotation).joined(separator: ", ")
      let wanted = names.map { "“\($0)”" }.alternatives
      let rename = closest.map { "; rename \($0.quotation) if it is the one" } ?? ""
      return "there is no column \(wanted); the file has \(columns)\(rename)"
    case .colliding(let name, let first, let second):
      return "the columns \(first.quotation) and \(second.quotation) are both "
        + "“\(name)”: rename or remove one"
    }
  }
}

/// A column that became a field, although its name is nearly that of one that Rapport knows.
package struct ColumnDoubt: Hashable, Sendable, CustomStringConvertible {
  package let file: String
  package let column: String
  package let closest: String

  package var description: String {
    "\(file):1: the column \(column.quotation) is taken as a field of its own; "
      + "did you mean “\(closest)”?"
  }
}
