/// A day of the calendar without zone or time: a holiday, the day a letter went out.
///
/// Proleptic Gregorian, 0001-01-01 to 9999-12-31. Arithmetic stops at these bounds.
package struct LocalDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package let daysSinceEpoch: Int32

  /// The date of a count of days; a count beyond the bounds becomes the bound.
  package init(daysSinceEpoch days: Int) {
    daysSinceEpoch = Int32(min(max(days, Self.earliest), Self.latest))
  }

  /// The date of a year (1 to 9999), month and day, if the calendar has it.
  package init(year: Int, month: Int, day: Int) throws(LocalDateError) {
    guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, year: year)
    else { throw .noSuchDate(year: year, month: month, day: day) }
    self.init(daysSinceEpoch: Self.days(year: year, month: month, day: day))
  }

  /// The last possible day of that month when the day is too late for it: 31 April is 30 April.
  ///
  /// Year and month must be possible; they come from a date.
  init(year: Int, month: Int, dayAtMost day: Int) {
    let last = Self.daysInMonth(month, year: year)
    self.init(daysSinceEpoch: Self.days(year: year, month: month, day: min(day, last)))
  }

  static let earliest = -719_162
  static let latest = 2_932_896

  package var year: Int { fields.year }
  package var month: Int { fields.month }
  package var day: Int { fields.day }

  /// 1970-01-01 was a Thursday.
  package var weekday: Weekday {
    Weekday(daysAfterMonday: Int(floorDivide(Int64(daysSinceEpoch) + 3, by: 7).rest))
  }

  package static func < (left: LocalDate, right: LocalDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }
}
