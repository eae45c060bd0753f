internal import Civil

/// A column of dates and a distance in days: `delivered_on + 7 days`, `renewed_on - 2 weeks, yearly`.
struct DateTrigger: Hashable {
  let field: String
  /// Negative: before the date.
  let days: Int
  /// On the same day of every year that follows, too.
  let isYearly: Bool

  /// Nil for any other text; business days are refused, since the distance has no country.
  init?(_ text: String) {
    let clauses = text.split(separator: ",", omittingEmptySubsequences: false)
    isYearly = clauses.count > 1
    guard clauses.count <= 2, clauses.dropFirst().allSatisfy({ $0.trimmedText == "yearly" }) else {
      return nil
    }
    let (column, distance, direction) = Self.parts(clauses[0])
    guard !column.isEmpty, !column.unicodeScalars.contains("+") else { return nil }
    field = ColumnName.identifier(column)
    if distance.isEmpty, direction == 0 {
      days = 0
    } else if case .days(let count)? = try? HumanDuration(distance) {
      days = direction * count
    } else {
      return nil
    }
  }

  /// What stands before and behind the sign; a hyphen is one behind a space only, as it is part
  /// of a column's name otherwise.
  private static func parts(
    _ text: Substring
  ) -> (column: String, distance: String, direction: Int) {
    for (sign, direction) in [("+", 1), ("−", -1), (" -", -1)] {
      if let found = text.firstRange(of: sign) {
        return (
          text[..<found.lowerBound].trimmedText, text[found.upperBound...].trimmedText, direction
        )
      }
    }
    return (text.trimmedText, "", 0)
  }
}
