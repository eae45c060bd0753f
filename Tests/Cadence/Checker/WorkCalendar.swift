/// One configuration's days of work, and its waits, in one place of the world.
struct WorkCalendar {
  private let holidays: [String: Set<Int64>]
  private let shutdowns: [ClosedRange<Int64>]
  private let weekends: [String: [Int]]

  init(_ settings: CadenceRecord.Settings) {
    holidays = settings.holidays.mapValues { Set($0.compactMap(Day.number)) }
    shutdowns = settings.shutdowns.compactMap { span in
      guard let first = Day.number(span.first), let last = Day.number(span.last) else { return nil }
      return first...last
    }
    weekends = settings.weekends
  }

  /// A holiday, or a time when all is closed.
  func isClosed(_ day: Int64, _ country: String?) -> Bool {
    if shutdowns.contains(where: { $0.contains(day) }) { return true }
    if holidays["*"]?.contains(day) == true { return true }
    return country.map { holidays[$0]?.contains(day) == true } ?? false
  }

  func isWeekend(_ day: Int64, _ country: String?) -> Bool {
    (country.flatMap { weekends[$0] } ?? [6, 7]).contains(Day.weekday(day))
  }

  func isWorkday(_ day: Int64, _ country: String?) -> Bool {
    !isClosed(day, country) && !isWeekend(day, country)
  }

  func nextWorkday(after day: Int64, _ country: String?) -> Int64 {
    var next = day + 1
    while !isWorkday(next, country) { next += 1 }
    return next
  }

  /// The end of a wait that begins at an instant.
  func end(
    of wait: CadenceRecord.Wait,
    from instant: Int64,
    _ clock: inout LocalClock,
    _ country: String?
  ) -> Int64 {
    guard wait.count > 0 else { return instant }
    if wait.unit == .seconds { return instant + Int64(wait.count) }
    let (day, second) = clock.local(instant)
    var end = day
    switch wait.unit {
    case .seconds, .days: end += Int64(wait.count)
    case .businessDays: for _ in 0..<wait.count { end = nextWorkday(after: end, country) }
    }
    return clock.instant(end, second)
  }
}

extension CadenceRecord.Window {
  func isOpen(_ day: Int64, _ second: Int64) -> Bool {
    hours[Day.weekday(day) - 1].contains { Int64($0[0]) <= second && second < Int64($0[1]) }
  }
}

extension CadenceRecord.Season {
  func contains(_ day: Int64) -> Bool {
    let parts = Day.parts(day)
    let here = parts.month * 100 + parts.day
    let from = first[0] * 100 + first[1]
    let to = last[0] * 100 + last[1]
    return from <= to ? (from...to).contains(here) : here >= from || here <= to
  }
}
