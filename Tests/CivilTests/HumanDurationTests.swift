import Testing

@testable import Civil

@Suite struct HumanDurationTests {
  @Test(
    arguments: [
      ("10m", .seconds(600), "10 minutes"), ("90 s", .seconds(90), "90 seconds"),
      ("2 h", .seconds(7_200), "2 hours"), ("1 hour", .seconds(3_600), "1 hour"),
      ("0s", .seconds(0), "0 seconds"), ("90 days", .days(90), "90 days"),
      ("1 Day", .days(1), "1 day"), ("2 weeks", .days(14), "14 days"),
      ("3 business days", .businessDays(3), "3 business days"),
      ("1 business-day", .businessDays(1), "1 business day"),
      (" 3\tworking  days ", .businessDays(3), "3 business days"),
      ("24h", .seconds(86_400), "24 hours"),
    ] as [(String, HumanDuration, String)]
  )
  func isReadAndWritten(text: String, duration: HumanDuration, written: String) throws {
    #expect(try HumanDuration(text) == duration)
    #expect(duration.description == written)
    #expect(try HumanDuration(written) == duration)
  }

  @Test(
    arguments: [
      ("", .numberMissing), ("days", .numberMissing), ("-3 days", .numberMissing),
      ("٣ days", .numberMissing), ("600", .unitMissing), ("1.5 h", .unknownUnit(".5 h")),
      ("3 fortnights", .unknownUnit("fortnights")), ("1h 30m", .unknownUnit("h 30m")),
      ("1 month", .noFixedLength("month")), ("2 years", .noFixedLength("years")),
      ("36526 days", .tooLong), ("99999999999999999999 s", .tooLong),
    ] as [(String, HumanDurationError.Reason)]
  )
  func saysWhyATextIsNoDuration(text: String, reason: HumanDurationError.Reason) {
    let error = HumanDurationError(text: text, reason: reason)
    #expect(throws: error) { try HumanDuration(text) }
    #expect(
      error.description.hasSuffix(
        "write one as in 90 s, 10 m, 2 h, 3 business days, 90 days or 2 weeks"
      )
    )
  }

  @Test(
    arguments: [
      // over the change of clocks, hours pass and days keep the time
      ("24 h", "2025-03-29T08:00:00Z", "2025-03-30T08:00:00Z"),
      ("1 day", "2025-03-29T08:00:00Z", "2025-03-30T07:00:00Z"),
      ("1 day", "2025-03-29T01:30:00Z", "2025-03-30T01:00:00Z"),
      ("1 week", "2025-10-20T07:00:00Z", "2025-10-27T08:00:00Z"),
      ("0 days", "2025-10-26T01:30:00Z", "2025-10-26T01:30:00Z"),
      ("3 business days", "2025-12-19T08:00:00Z", "2025-12-24T08:00:00Z"),
      ("4 business days", "2025-12-19T08:00:00Z", "2025-12-29T08:00:00Z"),
      ("1 business day", "2025-12-20T08:00:00Z", "2025-12-22T08:00:00Z"),
      ("0 business days", "2025-12-20T08:00:00Z", "2025-12-20T08:00:00Z"),
    ])
  func passes(text: String, from: String, to: String) throws {
    let germany = try Country("DE")
    let calendar = try BusinessCalendar.plain.adding(
      holidays: [Samples.date("2025-12-25"): "a", Samples.date("2025-12-26"): "b"],
      country: germany
    )
    let after = try HumanDuration(text).after(
      Samples.instant(from),
      in: Zone("Europe/Berlin"),
      calendar: calendar,
      country: germany
    )
    #expect(after.description == to)
  }

  @Test func neverComesWhereNoDayIsABusinessDay() throws {
    let germany = try Country("DE")
    let never = BusinessCalendar.plain.setting(weekend: Set(Weekday.allCases), of: germany)
    let now = try Samples.instant("2025-03-29T08:00:00Z")
    #expect(
      HumanDuration.businessDays(1).after(now, in: .utc, calendar: never, country: germany)
        == .distantFuture
    )
    #expect(HumanDuration.seconds(.max).after(now, in: .utc) == .distantFuture)
    #expect(HumanDuration.days(.max).after(now, in: .utc) == .distantFuture)
  }
}
