/// The text of a date: ISO 8601's extended calendar date, and no other form, since `03/04/2025`
/// is two different days on two sides of an ocean.
extension LocalDate: CustomStringConvertible {
  /// ISO 8601: `2025-12-15`.
  package var description: String {
    let (year, month, day) = fields
    return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  /// Reads `2025-12-15`.
  package init(iso text: String) throws(LocalDateError) {
    var reader = FieldReader(text)
    guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
      reader.take("-"), let day = reader.digits(2), reader.isAtEnd
    else { throw .malformed(text, column: reader.column) }
    try self.init(year: year, month: month, day: day)
  }
}

/// Why there is no date.
package enum LocalDateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text has another form; the column, counted in bytes from 1, is the first that differs.
  case malformed(String, column: Int)
  /// The form is right, but the calendar, from year 1 to 9999, has no such day.
  case noSuchDate(year: Int, month: Int, day: Int)

  package var description: String {
    switch self {
    case .malformed(let text, let column):
      "\(quoted(text)) is not a date: column \(column) does not fit; "
        + "write year-month-day as in 2025-12-15"
    case .noSuchDate(let year, let month, let day):
      "there is no day \(day) of month \(month) in the year \(year); "
        + "write year-month-day as in 2025-12-15"
    }
  }
}
