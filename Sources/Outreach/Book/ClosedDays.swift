package import Civil
import Mail

/// When an account's own firm is shut: `2026-12-21 – 2027-01-04; 2027-08-02`.
///
/// Days as `year-month-day`; the first and the last of a range stand apart by a dash or `to`, and
/// several by a semicolon or a comma.
package struct ClosedDays: Hashable, Sendable {
  /// In the order of the text; both ends are shut.
  package let ranges: [ClosedRange<LocalDate>]

  package init(_ text: String) throws(ClosedDaysError) {
    var ranges: [ClosedRange<LocalDate>] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }) {
      if let range = try Self.range(String(part)) { ranges.append(range) }
    }
    self.ranges = ranges
  }

  /// nil for a part that is empty.
  private static func range(_ text: String) throws(ClosedDaysError) -> ClosedRange<LocalDate>? {
    let text = text.trimmedText
    if text.isEmpty { return nil }
    let first = try date(String(text.prefix(10)), in: text)
    var rest = String(text.dropFirst(10)).trimmedText
    if rest.isEmpty { return first...first }
    guard let sign = ["–", "—", "-", "to"].first(where: rest.hasPrefix) else {
      throw ClosedDaysError(part: text, reason: .noRange)
    }
    rest = String(rest.dropFirst(sign.count)).trimmedText
    let last = try date(rest, in: text)
    guard first <= last else { throw ClosedDaysError(part: text, reason: .endsBeforeItBegins) }
    return first...last
  }

  private static func date(_ text: String, in part: String) throws(ClosedDaysError) -> LocalDate {
    guard let date = try? LocalDate(iso: text) else {
      throw ClosedDaysError(part: part, reason: .noDate(text))
    }
    return date
  }
}

/// Why a text does not say when a firm is shut.
package struct ClosedDaysError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    case noDate(String)
    /// Something other than a dash or `to` stands behind the first day.
    case noRange
    case endsBeforeItBegins
  }

  /// The one of the days or ranges that is wrong.
  package let part: String
  package let reason: Reason

  package var description: String {
    let what =
      switch reason {
      case .noDate(let text): "“\(text.printable)” is no day"
      case .noRange: "behind the first day stands neither a dash nor a second day"
      case .endsBeforeItBegins: "it ends before it begins"
      }
    return "“\(part.printable)” does not say when they are closed: \(what); "
      + "write days as in 2026-12-21 – 2027-01-04; 2027-08-02"
  }
}

extension Account {
  /// The days of its `closed` column.
  ///
  /// None where that cannot be read: an import refuses such a row, so no account has one.
  var closedDays: [ClosedRange<LocalDate>] {
    guard let text = fields["closed"] else { return [] }
    return (try? ClosedDays(text))?.ranges ?? []
  }
}
