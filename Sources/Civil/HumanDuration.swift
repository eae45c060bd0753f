/// A wait as people state it: `10m`, `3 business days`.
///
/// Seconds pass; days are those of a calendar in a zone, so "1 day" after 09:00 is 09:00, also
/// when the clocks change in between.
package enum HumanDuration: Hashable, Sendable {
  case seconds(Int)
  case days(Int)
  case businessDays(Int)

  /// The instant that much later.
  ///
  /// Days and business days keep the wall time (`Zone.instant(of:at:)` where clocks skip it). A
  /// business day is counted as in `BusinessCalendar.adding(businessDays:to:)`, and a date that the
  /// zone skips is none; where there is none in sight, the answer is `distantFuture`. None of a
  /// kind is the instant itself.
  package func after(
    _ instant: Instant,
    in zone: Zone,
    calendar: BusinessCalendar = .plain,
    country: Country? = nil
  ) -> Instant {
    switch self {
    case .seconds(let count): return instant.adding(seconds: Int64(count))
    case .days(0), .businessDays(0): return instant
    case .days(let count):
      let (date, time) = zone.local(at: instant)
      return zone.instant(of: date.adding(days: count), at: time)
    case .businessDays(let count):
      let (date, time) = zone.local(at: instant)
      let skipped = zone.table.skippedDates.map { $0...$0 }
      let day = calendar.adding(shutdowns: skipped)
        .adding(businessDays: count, to: date, country: country)
      return day.map { zone.instant(of: $0, at: time) } ?? .distantFuture
    }
  }
}

extension HumanDuration: CustomStringConvertible {
  /// The number and the largest unit that fits: `90 seconds`, `10 minutes`, `3 business days`.
  package var description: String {
    switch self {
    case .days(let count): Self.text(count, "day")
    case .businessDays(let count): Self.text(count, "business day")
    case .seconds(let count):
      if count != 0, count % 3_600 == 0 {
        Self.text(count / 3_600, "hour")
      } else if count != 0, count % 60 == 0 {
        Self.text(count / 60, "minute")
      } else {
        Self.text(count, "second")
      }
    }
  }

  private static func text(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
