/// When a window is open, as instants.
extension DayWindow {
  /// Whether the window is open at that instant.
  package func contains(
    _ instant: Instant,
    in zone: Zone,
    calendar: BusinessCalendar = .plain,
    country: Country? = nil
  ) -> Bool {
    closing(of: instant, in: zone, calendar: calendar, country: country) != nil
  }

  /// The instant itself when the window is open then, or the next one at which it opens; nil when
  /// it stays closed for ten years, or to the end of all dates.
  package func nextOpening(
    atOrAfter instant: Instant,
    in zone: Zone,
    calendar: BusinessCalendar = .plain,
    country: Country? = nil
  ) -> Instant? {
    let opening = opening(endingAfter: instant, in: zone, calendar: calendar, country: country)
    return opening.map { max($0.lowerBound, instant) }
  }

  /// When the opening ends that holds the instant; nil when the window is closed then.
  package func closing(
    of instant: Instant,
    in zone: Zone,
    calendar: BusinessCalendar = .plain,
    country: Country? = nil
  ) -> Instant? {
    let opening = opening(endingAfter: instant, in: zone, calendar: calendar, country: country)
    guard let opening, opening.contains(instant) else { return nil }
    return opening.upperBound
  }

  /// The first opening that ends after the instant: the one that holds it, or the next one.
  ///
  /// Openings that a clock's jump swallows whole do not exist, nor do days that a zone skips.
  package func opening(
    endingAfter instant: Instant,
    in zone: Zone,
    calendar: BusinessCalendar = .plain,
    country: Country? = nil
  ) -> Range<Instant>? {
    var date = zone.localDate(at: instant)
    for _ in 0..<BusinessCalendar.longestWait {
      let spans = spans(on: date.weekday)
      if !spans.isEmpty, closure(on: date, calendar: calendar, country: country) == nil,
        let opening = Self.opening(in: spans, on: date, in: zone, endingAfter: instant)
      {
        return opening
      }
      date = date.adding(days: 1)
    }
    return nil
  }

  private static func opening(
    in spans: [Span],
    on date: LocalDate,
    in zone: Zone,
    endingAfter instant: Instant
  ) -> Range<Instant>? {
    for span in spans {
      let end = zone.instant(of: date, at: span.until)
      if end <= instant { continue }
      let start = zone.instant(of: date, at: span.from)
      if start < end { return start..<end }
    }
    return nil
  }
}
