import Testing

@testable import Civil

@Suite struct SeasonTests {
  @Test(arguments: [
    ("15 Dec – 3 Jan", "15 Dec – 3 Jan"), ("Dec 15 - Jan 3", "15 Dec – 3 Jan"),
    ("december 15 to 3 january", "15 Dec – 3 Jan"), ("15 Dec–03 Jan", "15 Dec – 3 Jan"),
    ("1 Jul - 31 Aug", "1 Jul – 31 Aug"), ("24 Dec", "24 Dec"),
    ("29 Feb – 1 Mar", "29 Feb – 1 Mar"),
    ("15 Sept – 1 Oct", "15 Sep – 1 Oct"), ("May 1 – May 1", "1 May"),
  ])
  func isReadAndWritten(text: String, written: String) throws {
    let season = try Season(text)
    #expect(season.description == written)
    #expect(try Season(written) == season)
  }

  @Test(
    arguments: [
      ("", .malformed), ("12-15 – 01-03", .malformed), ("15 Dec –", .malformed),
      ("Dec", .malformed),
      ("15 Dec 2025 – 3 Jan 2026", .malformed), ("15.12. – 3.1.", .malformed),
      ("15 Dez – 3 Jan", .unknownMonth("dez")), ("15 De – 3 Jan", .unknownMonth("de")),
      ("31 Jun – 3 Jul", .noSuchDay(day: 31, month: "June")),
      ("30 Feb – 3 Jul", .noSuchDay(day: 30, month: "February")),
      ("0 Feb – 3 Jul", .noSuchDay(day: 0, month: "February")), ("1:00 Feb", .malformed),
    ] as [(String, SeasonError.Reason)]
  )
  func saysWhyATextIsNoSeason(text: String, reason: SeasonError.Reason) {
    #expect(throws: SeasonError(text: text, reason: reason)) { try Season(text) }
  }

  @Test(
    arguments: [
      ("15 Dec – 3 Jan", "2025-12-14", "2025-12-15", "2026-01-03"),
      ("15 Dec – 3 Jan", "2025-12-15", "2025-12-15", "2026-01-03"),
      ("15 Dec – 3 Jan", "2026-01-03", "2025-12-15", "2026-01-03"),
      ("15 Dec – 3 Jan", "2026-01-04", "2026-12-15", "2027-01-03"),
      ("1 Jul – 31 Aug", "2025-09-01", "2026-07-01", "2026-08-31"),
      ("29 Feb – 10 Mar", "2025-01-01", "2025-03-01", "2025-03-10"),
      ("1 Feb – 29 Feb", "2025-01-01", "2025-02-01", "2025-02-28"),
      ("29 Feb", "2025-01-01", "2028-02-29", "2028-02-29"),
      ("29 Feb", "1896-03-01", "1904-02-29", "1904-02-29"),
    ])
  func comesEveryYear(text: String, date: String, first: String, last: String) throws {
    let range = try Season(text).next(endingOnOrAfter: Samples.date(date))
    #expect(range?.lowerBound.description == first)
    #expect(range?.upperBound.description == last)
  }

  @Test(arguments: [
    "15 Dec – 3 Jan", "1 Jul – 31 Aug", "29 Feb – 1 Mar", "1 Mar – 29 Feb", "29 Feb",
    "2 Mar – 1 Mar",
  ])
  func agreesWithItselfOnEveryDay(text: String) throws {
    let season = try Season(text)
    let start = try Samples.date("2023-01-01")
    for day in 0..<2_200 {
      let date = start.adding(days: day)
      let occurrence = season.occurrence(containing: date)
      #expect(season.contains(date) == (occurrence != nil))
      #expect(occurrence.map { $0.contains(date) } ?? true)
      let first = season.firstDay(onOrAfter: date)
      #expect(first.map { season.contains($0) && $0 >= date } == true)
      if let outside = season.firstDayOutside(onOrAfter: date) {
        #expect(!season.contains(outside) && outside >= date)
        #expect(outside == date || season.contains(outside.adding(days: -1)))
      }
    }
  }

  @Test func hasNoDayOutsideWhenItIsTheWholeYear() throws {
    let season = try Season("1 Jan – 31 Dec")
    #expect(try season.firstDayOutside(onOrAfter: Samples.date("2025-06-01")) == nil)
    #expect(season.next(endingOnOrAfter: LocalDate(daysSinceEpoch: .max)) != nil)
    #expect(
      try Season("15 Dec – 3 Jan").next(endingOnOrAfter: LocalDate(daysSinceEpoch: .max)) == nil
    )
  }
}
