/// A part of every year, by its first and last day, both included; it may lie across New Year.
///
/// `15 Dec – 3 Jan` is the year's end. A season that begins or ends on 29 February begins on
/// 1 March or ends on 28 February in common years.
package struct Season: Hashable, Sendable {
  /// A day of every year.
  package struct Day: Hashable, Comparable, Sendable {
    package let month: Int
    package let day: Int

    package static func < (left: Day, right: Day) -> Bool {
      (left.month, left.day) < (right.month, right.day)
    }
  }

  package let first: Day
  package let last: Day

  init(first: Day, last: Day) { (self.first, self.last) = (first, last) }

  /// Whether the date lies in the season.
  package func contains(_ date: LocalDate) -> Bool {
    let fields = date.fields
    let day = Day(month: fields.month, day: fields.day)
    return crossesNewYear ? day >= first || day <= last : day >= first && day <= last
  }

  /// Whether it ends in the year after the one in which it begins.
  package var crossesNewYear: Bool { last < first }
}

extension Season {
  /// The season's days around that date, or nil when the date is out of season.
  package func occurrence(containing date: LocalDate) -> ClosedRange<LocalDate>? {
    contains(date) ? next(endingOnOrAfter: date) : nil
  }

  /// The running season, or the next one when none is running.
  ///
  /// Nil only at the end of the year 9999, where dates end.
  package func next(endingOnOrAfter date: LocalDate) -> ClosedRange<LocalDate>? {
    let year = date.year
    // Eight years, since a season of 29 February alone may be that far away (1896 to 1904).
    for year in max(1, year - 1)...min(9_999, year + 8) {
      if let range = range(beginningIn: year), range.upperBound >= date { return range }
    }
    return nil
  }

  /// That date, or the first day after it, which is in season.
  package func firstDay(onOrAfter date: LocalDate) -> LocalDate? {
    contains(date) ? date : next(endingOnOrAfter: date)?.lowerBound
  }

  /// That date, or the first day after it, which is out of season; nil when the season is the
  /// whole year.
  package func firstDayOutside(onOrAfter date: LocalDate) -> LocalDate? {
    var day = date
    // Twice: a season may end the day before it begins again.
    for _ in 0..<2 {
      guard let running = occurrence(containing: day) else { return day }
      day = running.upperBound.adding(days: 1)
      if day == running.upperBound { return nil }
    }
    return nil
  }

  private func range(beginningIn year: Int) -> ClosedRange<LocalDate>? {
    let endYear = crossesNewYear ? year + 1 : year
    guard endYear <= 9_999 else { return nil }
    var start = LocalDate(year: year, month: first.month, dayAtMost: first.day)
    if start.day != first.day { start = start.adding(days: 1) }
    let end = LocalDate(year: endYear, month: last.month, dayAtMost: last.day)
    return start <= end ? start...end : nil
  }
}
