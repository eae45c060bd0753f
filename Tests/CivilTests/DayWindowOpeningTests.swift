import Civil
import TestSupport
import Testing

@Suite struct DayWindowOpeningTests {
  @Test(
    arguments: [
      // Monday, inside, before, after, at the edges
      (
        "Mon–Fri 09:00–17:00", "Europe/Berlin", "2025-06-02T08:00:00Z", "2025-06-02T08:00:00Z",
        "2025-06-02T15:00:00Z"
      ),
      ("Mon–Fri 09:00–17:00", "Europe/Berlin", "2025-06-02T06:59:59Z", "2025-06-02T07:00:00Z", nil),
      (
        "Mon–Fri 09:00–17:00", "Europe/Berlin", "2025-06-02T07:00:00Z", "2025-06-02T07:00:00Z",
        "2025-06-02T15:00:00Z"
      ),
      ("Mon–Fri 09:00–17:00", "Europe/Berlin", "2025-06-02T15:00:00Z", "2025-06-03T07:00:00Z", nil),
      // Friday evening to Monday, over the change of clocks
      ("Mon–Fri 09:00–17:00", "Europe/Berlin", "2025-03-28T16:00:00Z", "2025-03-31T07:00:00Z", nil),
      (
        "Mon–Fri 09:00–17:00", "America/New_York", "2025-10-31T21:00:00Z", "2025-11-03T14:00:00Z",
        nil
      ),
      // the day that the clocks change, with an hour less and an hour more
      (
        "Sun 01:00–04:00", "Europe/Berlin", "2025-03-30T00:30:00Z", "2025-03-30T00:30:00Z",
        "2025-03-30T02:00:00Z"
      ),
      (
        "Sun 01:00–04:00", "Europe/Berlin", "2025-10-26T00:30:00Z", "2025-10-26T00:30:00Z",
        "2025-10-26T03:00:00Z"
      ),
      // a window that the clocks skip whole, and one that they skip in part
      ("Sun 02:00–03:00", "Europe/Berlin", "2025-03-29T12:00:00Z", "2025-04-06T00:00:00Z", nil),
      ("Sun 02:30–03:30", "Europe/Berlin", "2025-03-29T12:00:00Z", "2025-03-30T01:00:00Z", nil),
      // an hour that comes twice is open once, from its first to its first end
      ("Sun 02:00–02:30", "Europe/Berlin", "2025-10-26T01:10:00Z", "2025-11-02T01:00:00Z", nil),
      // several spans a day
      (
        "Mon 08:00–12:00, 13:00–17:00", "Asia/Kathmandu", "2025-06-02T06:15:00Z",
        "2025-06-02T07:15:00Z", nil
      ),
      // a Friday that never was
      ("Fri 09:00–17:00", "Pacific/Apia", "2011-12-30T09:00:00Z", "2012-01-05T19:00:00Z", nil),
      ("Sat 00:00–24:00", "Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z", nil),
      // clocks that go back from 00:01 to 23:01 of the day before
      (
        "Sun 00:00–01:00", "America/St_Johns", "2010-11-07T02:31:30Z", "2010-11-07T02:31:30Z",
        "2010-11-07T04:30:00Z"
      ),
      (
        "always", "Asia/Tehran", "2025-06-02T06:15:00Z", "2025-06-02T06:15:00Z",
        "2025-06-02T20:30:00Z"
      ),
    ] as [(String, String, String, String, String?)]
  )
  func opensAndCloses(
    text: String,
    id: String,
    at: String,
    next: String,
    closing: String?
  ) throws {
    let (window, zone, instant) = (try DayWindow(text), try Zone(id), try Samples.instant(at))
    #expect(window.nextOpening(atOrAfter: instant, in: zone)?.description == next)
    #expect(window.closing(of: instant, in: zone)?.description == closing)
    #expect(window.contains(instant, in: zone) == (closing != nil))
  }

  @Test(
    arguments: [
      ("Mon–Fri 09:00–17:00", "DE", "2025-12-24T16:00:00Z", "2026-01-02T08:00:00Z"),
      ("Mon–Fri 09:00–17:00", "FR", "2025-12-24T16:00:00Z", "2025-12-25T08:00:00Z"),
      // a window that names its days means them; business days are the country's
      ("Sat 09:00–17:00", "DE", "2025-12-18T16:00:00Z", "2025-12-20T08:00:00Z"),
      ("Mon–Fri 09:00–17:00", "SA", "2025-12-18T16:00:00Z", "2025-12-19T08:00:00Z"),
      ("business days 09:00–17:00", "SA", "2025-12-18T16:00:00Z", "2025-12-21T08:00:00Z"),
      ("business days 09:00–17:00", "DE", "2025-12-18T16:00:00Z", "2025-12-19T08:00:00Z"),
      ("business days 09:00–17:00", "DE", "2025-12-19T16:00:00Z", "2025-12-22T08:00:00Z"),
    ])
  func staysClosedOnHolidays(text: String, code: String, at: String, next: String) throws {
    let germany = try Country("DE")
    let date = Samples.date
    let calendar = try BusinessCalendar.plain
      .adding(
        holidays: [date("2025-12-25"): "a", date("2025-12-26"): "b", date("2026-01-01"): "c"],
        country: germany
      )
      .adding(shutdowns: [date("2025-12-29")...date("2025-12-31")])
    let opening = try DayWindow(text).nextOpening(
      atOrAfter: Samples.instant(at),
      in: Zone("Europe/Berlin"),
      calendar: calendar,
      country: Country(code)
    )
    #expect(opening?.description == next)
  }

  @Test func saysNeverWhenAllIsClosedForTenYears() throws {
    let start = try Samples.date("2025-01-01")
    let calendar = BusinessCalendar.plain.adding(shutdowns: [start...start.adding(days: 5_000)])
    let window = try DayWindow("Mon–Fri 09:00–17:00")
    let instant = try Samples.instant("2025-06-02T08:00:00Z")
    #expect(window.nextOpening(atOrAfter: instant, in: .utc, calendar: calendar) == nil)
    #expect(window.nextOpening(atOrAfter: .distantFuture, in: .utc) == nil)
  }

  /// Looks at every quarter of an hour instead of computing.
  @Test(arguments: Samples.zones) func agreesWithTheClockOnTheWall(id: String) throws {
    let zone = try Zone(id)
    let window = try DayWindow("Mon–Thu 08:00–12:00, 13:00–17:30; Sat 10:00–24:00; Sun 00:00–00:15")
    var random = SeededGenerator(seed: 8)
    for _ in 0..<40 {
      let start = Int64.random(in: 1_000_000...4_400_000, using: &random) * 900
      var lastOpen: Instant?
      for quarter in (Int64(0)..<200).reversed() {
        let instant = Instant(epochSeconds: start + quarter * 900)
        let (date, time) = zone.local(at: instant)
        let isFirst = zone.instant(of: date, at: time) == instant
        let isOpen = window.spans(on: date.weekday).contains { $0.from <= time && time < $0.until }
        guard isFirst else { continue }
        #expect(window.contains(instant, in: zone) == isOpen)
        if isOpen { lastOpen = instant }
        if let lastOpen {
          let next = window.nextOpening(atOrAfter: instant, in: zone)
          #expect(next.map { $0 <= lastOpen && $0 >= instant } == true)
        }
      }
    }
  }
}
