/// How many business days lie between two dates, by arithmetic over weeks and a look at each
/// holiday, so that a span of years costs what a span of days does.
extension BusinessCalendar {
  /// Business days after `start` up to and with `end`; negative when `end` comes first.
  ///
  /// From Friday to Monday is 1; from a day to itself is 0.
  package func businessDays(
    from start: LocalDate,
    to end: LocalDate,
    country: Country? = nil
  ) -> Int {
    if end < start {
      // (end, start] counted, turned around
      return -businessDays(from: end, to: start, country: country)
    }
    let rest = weekend(of: country)
    let span = start.adding(days: 1)...max(end, start.adding(days: 1))
    if end == start { return 0 }
    let inShutdowns = shutdowns.reduce(0) { sum, shutdown in
      sum + (shutdown.overlaps(span) ? workDays(in: shutdown.clamped(to: span), rest) : 0)
    }
    return workDays(in: span, rest) - inShutdowns - holidays(in: span, rest, country)
  }

  /// Days of the range that are not days of rest.
  private func workDays(in range: ClosedRange<LocalDate>, _ rest: Set<Weekday>) -> Int {
    let days = range.upperBound.days(since: range.lowerBound) + 1
    var count = days / 7 * (7 - rest.count)
    var weekday = range.lowerBound.weekday
    for _ in 0..<days % 7 {
      if !rest.contains(weekday) { count += 1 }
      weekday = weekday.next
    }
    return count
  }

  /// Holidays in the range that are neither days of rest nor in a shutdown.
  private func holidays(
    in range: ClosedRange<LocalDate>,
    _ rest: Set<Weekday>,
    _ country: Country?
  ) -> Int {
    let everywhere = holidays(of: nil)
    let counts = { (date: LocalDate) in
      range.contains(date) && !rest.contains(date.weekday)
        && !shutdowns.contains { $0.contains(date) }
    }
    let common = everywhere.keys.count(where: counts)
    guard let country else { return common }
    let own = holidays(of: country).keys.count { everywhere[$0] == nil && counts($0) }
    return common + own
  }
}
