import Civil
import Foundation
import Testing

@Suite struct LocalDateTests {
  @Test(
    arguments: [
      (0, "1970-01-01", .thursday), (-1, "1969-12-31", .wednesday),
      (11_016, "2000-02-29", .tuesday), (20_442, "2025-12-20", .saturday),
      (-719_162, "0001-01-01", .monday), (2_932_896, "9999-12-31", .friday),
      (.min, "0001-01-01", .monday), (.max, "9999-12-31", .friday),
    ] as [(Int, String, Weekday)]
  )
  func knowsItsDayOfTheWeek(days: Int, iso: String, weekday: Weekday) throws {
    let date = LocalDate(daysSinceEpoch: days)
    #expect(date.description == iso)
    #expect(date.weekday == weekday)
    #expect(try LocalDate(iso: iso) == date)
  }

  @Test func agreesWithFoundationOnEveryTenthDayOfFourCenturies() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for days in stride(from: -73_000, through: 73_000, by: 10) {
      let date = LocalDate(daysSinceEpoch: days)
      let theirs = calendar.dateComponents(
        [.year, .month, .day, .weekday],
        from: Date(timeIntervalSince1970: Double(days) * 86_400)
      )
      #expect(date.year == theirs.year && date.month == theirs.month && date.day == theirs.day)
      #expect(date.weekday.rawValue % 7 + 1 == theirs.weekday)
    }
  }

  @Test func countsEveryDayOfTheCalendarOnce() throws {
    var days = -719_162
    for year in 1...9_999 where year % 37 == 1 || (1_890...2_110).contains(year) {
      days = try LocalDate(year: year, month: 1, day: 1).days(since: LocalDate(daysSinceEpoch: 0))
      for month in 1...12 {
        for day in 1...31 {
          guard let date = try? LocalDate(year: year, month: month, day: day) else { continue }
          #expect(Int(date.daysSinceEpoch) == days)
          #expect(date.fields == (year, month, day))
          days += 1
        }
      }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      #expect(
        try days - (isLeap ? 366 : 365)
          == Int(
            LocalDate(year: year, month: 1, day: 1).daysSinceEpoch
          )
      )
    }
  }

  @Test(
    arguments: [
      ("2025-2-9", .malformed("2025-2-9", column: 7)),
      ("20250209", .malformed("20250209", column: 5)),
      ("09.02.2025", .malformed("09.02.2025", column: 3)),
      ("2025-02-09 ", .malformed("2025-02-09 ", column: 11)),
      ("2025-02-09T00:00:00Z", .malformed("2025-02-09T00:00:00Z", column: 11)),
      ("2025-02-29", .noSuchDate(year: 2_025, month: 2, day: 29)),
      ("1900-02-29", .noSuchDate(year: 1_900, month: 2, day: 29)),
      ("0000-01-01", .noSuchDate(year: 0, month: 1, day: 1)),
      ("2025-00-10", .noSuchDate(year: 2_025, month: 0, day: 10)),
    ] as [(String, LocalDateError)]
  )
  func readsISOAlone(text: String, error: LocalDateError) {
    #expect(throws: error) { try LocalDate(iso: text) }
    #expect(error.description.hasSuffix("write year-month-day as in 2025-12-15"))
  }

  @Test func stopsAtItsBounds() throws {
    let date = try LocalDate(iso: "2025-12-20")
    #expect(date.adding(days: .max).description == "9999-12-31")
    #expect(date.adding(days: .min).description == "0001-01-01")
    #expect(date.adding(months: .max).description == "9999-12-31")
    #expect(date.adding(months: .min).description == "0001-01-01")
    #expect(date.adding(days: 12).description == "2026-01-01")
  }

  @Test(arguments: [
    ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2025-01-31", -2, "2024-11-30"), ("2025-12-15", 1, "2026-01-15"),
    ("2025-01-15", -1, "2024-12-15"), ("2024-02-29", 12, "2025-02-28"),
  ])
  func addsMonthsWithinTheMonthsLength(from: String, months: Int, to: String) throws {
    #expect(try LocalDate(iso: from).adding(months: months).description == to)
  }

  @Test(arguments: [
    ("2020-06-15", "2025-06-15", "2025-06-15"), ("2020-06-15", "2025-06-16", "2026-06-15"),
    ("2020-06-15", "2019-01-01", "2020-06-15"), ("2020-02-29", "2025-01-01", "2025-02-28"),
    ("2020-02-29", "2025-03-01", "2026-02-28"), ("2020-02-29", "2027-06-01", "2028-02-29"),
    ("2020-01-01", "9999-12-31", "9999-12-31"),
  ])
  func findsItsNextAnniversary(of: String, onOrAfter: String, is expected: String) throws {
    let next = try LocalDate(iso: of).nextYearly(onOrAfter: LocalDate(iso: onOrAfter))
    #expect(next.description == expected)
  }
}
