/// Why nobody works on a day.
package enum Closure: Hashable, Sendable, CustomStringConvertible {
  /// A day of rest of the week.
  case weekend(Weekday)
  /// A holiday, with its name.
  case holiday(String)
  /// A time when all is closed.
  case shutdown(ClosedRange<LocalDate>)

  package var description: String {
    switch self {
    case .weekend(let day): "weekend (\(day))"
    case .holiday(let name): "holiday (\(name))"
    case .shutdown(let days): "shut down \(days.lowerBound) to \(days.upperBound)"
    }
  }
}

extension BusinessCalendar {
  /// How many closed days in a row are searched through before the answer is "never": ten years.
  static let longestWait = 3_660

  /// Why the day is closed, or nil on a business day; a shutdown or holiday before the weekend.
  package func closure(on date: LocalDate, country: Country? = nil) -> Closure? {
    if let special = specialClosure(on: date, country: country) { return special }
    let weekday = date.weekday
    return weekend(of: country).contains(weekday) ? .weekend(weekday) : nil
  }

  /// The shutdown or holiday on that day, whatever the day of the week.
  package func specialClosure(on date: LocalDate, country: Country? = nil) -> Closure? {
    for shutdown in shutdowns where shutdown.contains(date) { return .shutdown(shutdown) }
    if let name = holiday(on: date, country: country) { return .holiday(name) }
    return nil
  }

  /// Whether people work on that day.
  package func isBusinessDay(_ date: LocalDate, country: Country? = nil) -> Bool {
    closure(on: date, country: country) == nil
  }

  /// That day or the first business day after it; nil when there is none within ten years.
  package func nextBusinessDay(
    onOrAfter date: LocalDate,
    country: Country? = nil
  ) -> LocalDate? {
    businessDay(from: date, step: 1, country: country)
  }

  /// The first business day after that day; nil when there is none within ten years.
  package func nextBusinessDay(after date: LocalDate, country: Country? = nil) -> LocalDate? {
    adding(businessDays: 1, to: date, country: country)
  }

  /// The nth business day after that day, or before it when negative; with 0 the day itself.
  ///
  /// One business day after a Saturday is Monday, as it is after a Friday. Nil when ten years in a
  /// row are closed or the dates come to their end.
  package func adding(
    businessDays count: Int,
    to date: LocalDate,
    country: Country? = nil
  ) -> LocalDate? {
    let step = count < 0 ? -1 : 1
    var day = date
    for _ in 0..<count.magnitude {
      let neighbour = day.adding(days: step)
      guard neighbour != day,
        let next = businessDay(from: neighbour, step: step, country: country)
      else { return nil }
      day = next
    }
    return day
  }

  private func businessDay(from date: LocalDate, step: Int, country: Country?) -> LocalDate? {
    var day = date
    for _ in 0..<Self.longestWait {
      if isBusinessDay(day, country: country) { return day }
      day = day.adding(days: step)
    }
    return nil
  }
}
