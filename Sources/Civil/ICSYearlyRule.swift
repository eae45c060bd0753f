/// A recurrence rule of a holiday, RFC 5545 section 3.3.10: `FREQ=YEARLY`, on fixed days of months
/// or on weekdays of months.
struct ICSYearlyRule {
  /// A weekday of a month: the nth from its start, or from its end when negative, or each.
  struct MonthWeekday: Hashable {
    let weekday: Weekday
    let ordinal: Int?
  }

  let start: LocalDate
  /// Years from one to the next.
  let interval: Int
  /// How often it comes, the start included.
  let count: Int?
  /// The last day on which it may come.
  let until: LocalDate?
  let months: [Int]
  /// Days of the month, negative ones from its end; empty for any.
  let monthDays: Set<Int>
  /// Empty for any.
  let weekdays: [MonthWeekday]

  /// The days on which it comes, in the years; the start is always one of them.
  func starts(in years: ClosedRange<Int>) -> [LocalDate] {
    var found = [start]
    // Only a count must be counted from the first.
    var year = start.year
    if count == nil, years.lowerBound > year {
      year += (years.lowerBound - year) / interval * interval
    }
    while year <= min(years.upperBound, 9_999), found.count < count ?? .max {
      found += days(of: year).filter { $0 > start && $0 <= until ?? $0 }
      year += interval
    }
    return found.prefix(count ?? .max).filter { years.contains($0.year) }
  }

  private func days(of year: Int) -> [LocalDate] {
    months.flatMap { month in
      let last = LocalDate.daysInMonth(month, year: year)
      return (1...last).lazy.filter { matches($0, of: last) }
        .map { LocalDate(year: year, month: month, dayAtMost: $0) }
        .filter { matches($0, of: last) }
    }
  }

  private func matches(_ day: Int, of last: Int) -> Bool {
    if monthDays.isEmpty { return !weekdays.isEmpty || day == start.day }
    return monthDays.contains(day) || monthDays.contains(day - last - 1)
  }

  private func matches(_ date: LocalDate, of last: Int) -> Bool {
    if weekdays.isEmpty { return true }
    let (weekday, day) = (date.weekday, date.day)
    return weekdays.contains { wanted in
      guard wanted.weekday == weekday else { return false }
      guard let ordinal = wanted.ordinal else { return true }
      return ordinal > 0 ? (day + 6) / 7 == ordinal : (last - day) / 7 + 1 == -ordinal
    }
  }
}
