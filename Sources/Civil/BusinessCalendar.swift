/// Which days people work: the country's weekend, its holidays, and the times when all is closed.
///
/// Where no country is known, the weekend is Saturday and Sunday, and only what holds everywhere
/// is a holiday.
package struct BusinessCalendar: Hashable, Sendable {
  private(set) var holidays: [Country?: [LocalDate: String]] = [:]
  /// Sorted and apart from each other.
  private(set) var shutdowns: [ClosedRange<LocalDate>] = []
  private(set) var restDays: [Country: Set<Weekday>] = [:]

  /// Saturdays and Sundays, or the country's own weekend, are closed, and nothing else.
  package static let plain = BusinessCalendar()

  /// A calendar with weekends alone; the `adding` functions make it fuller.
  package init() {}

  /// This calendar with more holidays, by date with their names: of one country, or of all.
  ///
  /// A date that is there already keeps its first name.
  package func adding(
    holidays more: [LocalDate: String],
    country: Country? = nil
  ) -> BusinessCalendar {
    var calendar = self
    calendar.holidays[country, default: [:]].merge(more) { first, _ in first }
    return calendar
  }

  /// This calendar with more times when nobody works, in any country.
  package func adding(shutdowns more: [ClosedRange<LocalDate>]) -> BusinessCalendar {
    if more.isEmpty { return self }
    var calendar = self
    calendar.shutdowns = Self.joined(shutdowns + more)
    return calendar
  }

  /// This calendar with another weekend for a country; an empty one means work on all seven days.
  package func setting(weekend: Set<Weekday>, of country: Country) -> BusinessCalendar {
    var calendar = self
    calendar.restDays[country] = weekend
    return calendar
  }

  /// The days of rest of a country, or the usual ones.
  package func weekend(of country: Country?) -> Set<Weekday> {
    guard let country else { return Country.usualWeekend }
    if !restDays.isEmpty, let own = restDays[country] { return own }
    return country.weekend
  }

  /// The name of the holiday on that day: the country's own, or one that holds everywhere.
  package func holiday(on date: LocalDate, country: Country? = nil) -> String? {
    if holidays.isEmpty { return nil }
    if let country, let name = holidays[country]?[date] { return name }
    return holidays[nil]?[date]
  }

  /// The holidays of a country, without those that hold everywhere.
  func holidays(of country: Country?) -> [LocalDate: String] { holidays[country] ?? [:] }

  private static func joined(_ ranges: [ClosedRange<LocalDate>]) -> [ClosedRange<LocalDate>] {
    var joined: [ClosedRange<LocalDate>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = joined.last, range.lowerBound <= last.upperBound else {
        joined.append(range)
        continue
      }
      joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
    return joined
  }
}
