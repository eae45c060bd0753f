import Foundation
import TestSupport
import Testing

@testable import Civil

@Suite struct BusinessCalendarTests {
  /// A German year's end with a shutdown, and Easter Monday for all.
  private static func calendar() throws -> BusinessCalendar {
    let date = Samples.date
    return try BusinessCalendar.plain
      .adding(holidays: [date("2025-04-21"): "Easter Monday"])
      .adding(
        holidays: [
          date("2025-12-25"): "Christmas", date("2025-12-26"): "Boxing Day",
          date("2026-01-01"): "New Year", date("2025-10-04"): "a Saturday",
        ],
        country: Country("DE")
      )
      .adding(shutdowns: [date("2025-12-29")...date("2025-12-31")])
  }

  @Test(
    arguments: [
      ("2025-12-24", "DE", nil), ("2025-12-25", "DE", "holiday (Christmas)"),
      ("2025-12-25", "FR", nil), ("2025-12-25", nil, nil),
      ("2025-12-30", "FR", "shut down 2025-12-29 to 2025-12-31"),
      ("2025-12-27", "DE", "weekend (Sat)"), ("2025-04-21", "FR", "holiday (Easter Monday)"),
      ("2025-04-21", nil, "holiday (Easter Monday)"), ("2025-10-04", "DE", "holiday (a Saturday)"),
      ("2025-12-26", "SA", "weekend (Fri)"), ("2025-12-28", "SA", nil),
      ("2025-12-27", "NP", "weekend (Sat)"), ("2025-12-28", "NP", nil),
      ("2025-12-26", "IR", "weekend (Fri)"), ("2025-12-27", "AE", "weekend (Sat)"),
    ] as [(String, String?, String?)]
  )
  func saysWhyADayIsClosed(date: String, country: String?, closure: String?) throws {
    let country = try country.map { try Country($0) }
    let found = try Self.calendar().closure(on: Samples.date(date), country: country)
    #expect(found?.description == closure)
    #expect(
      try Self.calendar().isBusinessDay(Samples.date(date), country: country) == (closure == nil)
    )
  }

  @Test(
    arguments: [
      ("2025-12-19", 1, "2025-12-22"), ("2025-12-20", 1, "2025-12-22"),
      ("2025-12-20", 0, "2025-12-20"), ("2025-12-24", 1, "2026-01-02"),
      ("2025-12-22", 3, "2026-01-02"), ("2026-01-02", -1, "2025-12-24"),
      ("2025-12-21", -1, "2025-12-19"),
    ] as [(String, Int, String)]
  )
  func addsBusinessDays(from: String, count: Int, to: String) throws {
    let found = try Self.calendar().adding(
      businessDays: count,
      to: Samples.date(from),
      country: Country("DE")
    )
    #expect(found?.description == to)
  }

  @Test func findsTheNextBusinessDay() throws {
    let calendar = try Self.calendar()
    let germany = try Country("DE")
    let saturday = try Samples.date("2025-12-20")
    let monday = try Samples.date("2025-12-22")
    #expect(calendar.nextBusinessDay(onOrAfter: saturday, country: germany) == monday)
    #expect(calendar.nextBusinessDay(onOrAfter: monday, country: germany) == monday)
    #expect(
      calendar.nextBusinessDay(after: monday, country: germany) == monday.adding(days: 1)
    )
  }

  @Test func findsNoBusinessDayWhereThereIsNone() throws {
    let germany = try Country("DE")
    let today = try Samples.date("2025-12-20")
    let never = BusinessCalendar.plain.setting(weekend: Set(Weekday.allCases), of: germany)
    #expect(never.nextBusinessDay(onOrAfter: today, country: germany) == nil)
    #expect(never.adding(businessDays: 1, to: today, country: germany) == nil)
    #expect(never.adding(businessDays: -1, to: today, country: germany) == nil)
    #expect(never.businessDays(from: today, to: today.adding(days: 900), country: germany) == 0)
    let end = LocalDate(daysSinceEpoch: .max)
    #expect(BusinessCalendar.plain.adding(businessDays: 3, to: end) == nil)
  }

  @Test func takesAnotherWeekend() throws {
    let india = try Country("IN")
    let calendar = BusinessCalendar.plain.setting(weekend: [.sunday], of: india)
    #expect(try calendar.isBusinessDay(Samples.date("2025-12-20"), country: india))
    #expect(try !BusinessCalendar.plain.isBusinessDay(Samples.date("2025-12-20"), country: india))
  }

  /// Counts day by day what the calendar counts by weeks.
  @Test(arguments: [nil, "DE", "SA", "NP"]) func countsBusinessDays(country: String?) throws {
    let country = try country.map { try Country($0) }
    let start = try Samples.date("2025-01-01")
    var random = SeededGenerator(seed: 5)
    var calendar = try Self.calendar()
    for _ in 0..<20 {
      let first = start.adding(days: .random(in: 0..<500, using: &random))
      let range = first...first.adding(days: .random(in: 0..<9, using: &random))
      calendar = calendar.adding(shutdowns: [range])
      let holiday = start.adding(days: .random(in: 0..<500, using: &random))
      calendar = calendar.adding(holidays: [holiday: "x"], country: country)
    }
    for _ in 0..<300 {
      let from = start.adding(days: .random(in: -20..<500, using: &random))
      let length = Int.random(in: 0..<400, using: &random)
      let to = from.adding(days: length)
      let counted = (0..<length).count { day in
        calendar.isBusinessDay(from.adding(days: day + 1), country: country)
      }
      #expect(calendar.businessDays(from: from, to: to, country: country) == counted)
      #expect(calendar.businessDays(from: to, to: from, country: country) == -counted)
    }
  }

  @Test func countsADayThatIsAHolidayTwiceOnce() throws {
    let day = try Samples.date("2025-12-25")
    let germany = try Country("DE")
    let calendar = try Self.calendar().adding(holidays: [day: "Christmas for all"])
    #expect(
      calendar.businessDays(from: day.adding(days: -2), to: day, country: germany) == 1
    )
  }

  @Test(arguments: ["D", "DEU", "XX", "", "1A", "ﬁ"]) func refusesWhatIsNoCountry(code: String) {
    #expect(throws: CountryError.self) { try Country(code) }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/iso3166.tab"),
      "needs the time zone database's list of countries"
    )
  )
  func knowsEveryCountryOfTheTimeZoneDatabase() throws {
    let table = try String(contentsOfFile: "/usr/share/zoneinfo/iso3166.tab", encoding: .utf8)
    let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count > 240)
    #expect(Country.assigned == Set(lines.map { String($0.prefix(2)) } + ["XK"]))
  }

  @Test func saysWhichCountryWasMeant() throws {
    #expect(try Country("de").code == "DE")
    let error = #expect(throws: CountryError.self) { try Country("UK") }
    #expect(
      error?.description == "“UK” is not a country's code; did you mean GB? "
        + "write the two letters of ISO 3166 as in DE or GB"
    )
  }
}
