/// The hours of a week in which something may happen: `Mon–Fri 09:00–17:00`.
///
/// Hours are those of a zone's clocks, so an opening is an hour shorter or longer on the day that
/// the clocks change, if they change inside of it. Openings never run over midnight; two that meet
/// there follow each other without a gap.
package struct DayWindow: Hashable, Sendable {
  /// Wall times between which it is open, the second one excluded; `from` is before `until`.
  package struct Span: Hashable, Sendable {
    package let from: WallTime
    package let until: WallTime
  }

  /// Spans of each weekday, Monday first: sorted, apart from each other.
  private let week: [[Span]]
  /// Whether the country's weekend is closed, whatever the weekday.
  ///
  /// True where the window was written for "business days"; one that names its days means them.
  package let onBusinessDaysOnly: Bool

  init(week: [[Span]], onBusinessDaysOnly: Bool) {
    (self.week, self.onBusinessDaysOnly) = (week, onBusinessDaysOnly)
  }

  /// Open day and night; holidays and shutdowns still close it.
  package static let always = DayWindow(
    week: Array(repeating: [Span(from: .midnight, until: .endOfDay)], count: 7),
    onBusinessDaysOnly: false
  )

  /// The spans of a weekday, the earliest first.
  package func spans(on weekday: Weekday) -> [Span] { week[weekday.rawValue - 1] }

  /// Why a day that has spans is closed all the same: a shutdown, a holiday, or the weekend where
  /// the window is for business days.
  package func closure(
    on date: LocalDate,
    calendar: BusinessCalendar,
    country: Country? = nil
  ) -> Closure? {
    onBusinessDaysOnly
      ? calendar.closure(on: date, country: country)
      : calendar.specialClosure(on: date, country: country)
  }
}
