/// The Gregorian calendar's rules, after Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms": years start in March, so that the leap day is the last of its year.
extension LocalDate {
  /// All three fields with one computation.
  package var fields: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension LocalDate {
  /// The date that many days later, or earlier when negative; stops at the bounds.
  package func adding(days: Int) -> LocalDate {
    let (sum, overflow) = Int(daysSinceEpoch).addingReportingOverflow(days)
    return LocalDate(daysSinceEpoch: overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// The same day of the month that many months later, or that month's last day.
  ///
  /// 31 January and one month is 28 or 29 February. Stops at the bounds.
  package func adding(months: Int) -> LocalDate {
    let (year, month, day) = fields
    let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    if overflow || sum < 12 || sum >= 120_000 {
      return LocalDate(daysSinceEpoch: months < 0 ? Self.earliest : Self.latest)
    }
    return LocalDate(year: sum / 12, month: sum % 12 + 1, dayAtMost: day)
  }

  /// How many days this date lies after the other; negative when before.
  package func days(since other: LocalDate) -> Int {
    Int(daysSinceEpoch) - Int(other.daysSinceEpoch)
  }

  /// This date's anniversary on or after the given date, and never before this date itself.
  ///
  /// 29 February falls on 28 February in common years. In the year 9999 there may be none left:
  /// then it is the last date.
  package func nextYearly(onOrAfter date: LocalDate) -> LocalDate {
    if date <= self { return self }
    let (_, month, day) = fields
    let year = date.year
    let thisYear = LocalDate(year: year, month: month, dayAtMost: day)
    if thisYear >= date { return thisYear }
    if year == 9_999 { return LocalDate(daysSinceEpoch: Self.latest) }
    return LocalDate(year: year + 1, month: month, dayAtMost: day)
  }
}
