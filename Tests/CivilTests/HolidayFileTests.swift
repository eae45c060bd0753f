import TestSupport
import Testing

@testable import Civil

@Suite struct HolidayFileTests {
  /// A calendar around the lines, with CRLF.
  private static func calendar(_ lines: String) -> [UInt8] {
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n\(lines)\nEND:VEVENT\nEND:VCALENDAR\n"
    return Array(text.utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  private static func dates(_ lines: String, years: ClosedRange<Int> = 2_025...2_027) throws
    -> [String]
  {
    try HolidayFile(bytes: calendar(lines), years: years, zone: Zone("Europe/Berlin"))
      .holidays.keys.sorted().map(\.description)
  }

  @Test(arguments: [
    ("DTSTART;VALUE=DATE:20251225", "2025-12-25"),
    ("dtstart:20251225", "2025-12-25"),
    ("DTSTART;VALUE=DATE:20251225\nDTEND;VALUE=DATE:20251226", "2025-12-25"),
    ("DTSTART;VALUE=DATE:20251225\nDTEND;VALUE=DATE:20251225", "2025-12-25"),
    ("DTSTART;VALUE=DATE:20251225\nDTEND;VALUE=DATE:20251227", "2025-12-25 2025-12-26"),
    ("DTSTART;VALUE=DATE:20251225\nDURATION:P2D", "2025-12-25 2025-12-26"),
    (
      "DTSTART;VALUE=DATE:20251231\nDURATION:P1W",
      "2025-12-31 2026-01-01 2026-01-02 2026-01-03 2026-01-04 2026-01-05 2026-01-06"
    ),
    // 23:00 in UTC is midnight in Berlin
    ("DTSTART:20251224T230000Z\nDTEND:20251225T230000Z", "2025-12-25"),
    (
      "DTSTART;TZID=America/New_York:20251225T180000\nDTEND;TZID=America/New_York:20251226T060000",
      "2025-12-25 2025-12-26"
    ),
    ("DTSTART:20251225T090000\nDURATION:PT15H", "2025-12-25"),
    ("DTSTART:20251225T090000\nDURATION:PT15H1S", "2025-12-25 2025-12-26"),
    ("DTSTART:20251225T090000", "2025-12-25"),
    ("DTSTART;VALUE=DATE:20251225\nSTATUS:CANCELLED", ""),
    ("DTSTART;VALUE=DATE:20241225", ""),
    ("DTSTART;VALUE=DATE:20251\n 225\nBEGIN:VALARM\nDTSTART:x\nEND:VALARM", "2025-12-25"),
  ])
  func readsTheDaysOfAnEvent(lines: String, dates: String) throws {
    #expect(try Self.dates(lines).joined(separator: " ") == dates)
  }

  @Test(arguments: [
    ("20200101", "FREQ=YEARLY", "2025-01-01 2026-01-01 2027-01-01"),
    ("20200101", "FREQ=YEARLY;INTERVAL=3", "2026-01-01"),
    ("20200101", "FREQ=YEARLY;COUNT=7", "2025-01-01 2026-01-01"),
    ("20200101", "FREQ=YEARLY;UNTIL=20260101", "2025-01-01 2026-01-01"),
    ("20200101", "FREQ=YEARLY;UNTIL=20251231T225959Z", "2025-01-01"),
    ("20200101", "FREQ=YEARLY;UNTIL=20251231T230000Z", "2025-01-01 2026-01-01"),
    ("20240229", "FREQ=YEARLY", ""),
    ("20200120", "FREQ=YEARLY;BYMONTH=1;BYDAY=3MO", "2025-01-20 2026-01-19 2027-01-18"),
    ("20200525", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;WKST=SU", "2025-05-26 2026-05-25 2027-05-31"),
    (
      "20201103", "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
      "2025-11-04 2026-11-03 2027-11-02"
    ),
    ("20200131", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1", "2025-01-31 2026-01-31 2027-01-31"),
    ("20260601", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "2026-06-01 2027-06-01"),
    (
      "20250601", "freq=yearly;bymonth=6,12",
      "2025-06-01 2025-12-01 2026-06-01 2026-12-01 2027-06-01 2027-12-01"
    ),
    ("20250601", "FREQ=YEARLY;COUNT=2;BYMONTH=6,12", "2025-06-01 2025-12-01"),
  ])
  func repeatsEveryYear(start: String, rule: String, dates: String) throws {
    let found = try Self.dates("DTSTART;VALUE=DATE:\(start)\nRRULE:\(rule)")
    #expect(found.joined(separator: " ") == dates)
  }

  @Test func reachesIntoTheFirstYearAndLeavesExceptionsOut() throws {
    let yearsEnd = "DTSTART;VALUE=DATE:20191230\nDURATION:P4D\nRRULE:FREQ=YEARLY\nEXDATE:20251230"
    #expect(
      try Self.dates(yearsEnd, years: 2_025...2_026)
        == ["2025-01-01", "2025-01-02", "2026-12-30", "2026-12-31"]
    )
  }

  @Test func namesTheHolidays() throws {
    let bytes = Self.calendar(
      """
      DTSTART:20251225
      SUMMARY;LANGUAGE="a:b;c":Christmas\\, \\nthe fir
       st day \\; \\\\
      END:VEVENT
      BEGIN:VEVENT
      DTSTART:20251225
      SUMMARY:Noël
      END:VEVENT
      BEGIN:VEVENT
      DTSTART:20251225
      SUMMARY:Noël
      END:VEVENT
      BEGIN:VEVENT
      DTSTART:20251226
      """
    )
    let holidays = try HolidayFile(bytes: bytes, years: 2_025...2_025).holidays
    #expect(holidays.values.sorted() == ["Christmas,  the first day ; \\ / Noël", "holiday"])
  }

  /// “ö” is two bytes; the fold lies between them.
  @Test func unfoldsALineInsideOfACharacter() throws {
    var bytes = Self.calendar("DTSTART:20250106\nSUMMARY:Heilige Drei K*nige")
    let star = try #require(bytes.firstIndex(of: UInt8(ascii: "*")))
    bytes.replaceSubrange(star...star, with: [0xC3, 0x0D, 0x0A, 0x20, 0xB6])
    let file = try HolidayFile(bytes: [0xEF, 0xBB, 0xBF] + bytes, years: 2_025...2_025)
    #expect(Array(file.holidays.values) == ["Heilige Drei Könige"])
  }

  @Test func takesTheFilesOwnZoneForTimesInUTC() throws {
    let text = """
      BEGIN:VCALENDAR
      X-WR-TIMEZONE:Asia/Tokyo
      BEGIN:VTIMEZONE
      TZID:Asia/Tokyo
      BEGIN:STANDARD
      DTSTART:19700101T000000
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      DTSTART:20251224T150000Z
      DTEND:20251225T150000Z
      END:VEVENT
      END:VCALENDAR
      """
    let holidays = try HolidayFile(bytes: Array(text.utf8), years: 2_025...2_025).holidays
    #expect(holidays.keys.map(\.description) == ["2025-12-25"])
  }

  @Test(
    arguments: [
      ("SUMMARY:x", [3], [.missing("DTSTART")]),
      ("DTSTART:20251225\nDTSTART:20251226", [5], [.repeated("DTSTART")]),
      ("DTSTART:2025-12-25", [4], [.notADate(property: "DTSTART", value: "2025-12-25")]),
      ("DTSTART:20250229", [4], [.notADate(property: "DTSTART", value: "20250229")]),
      ("DTSTART:20251225\nDTEND:20251224", [5], [.endsBeforeStart]),
      ("DTSTART:20251225\nDTEND:20281224", [5], [.tooLong(days: 1_095)]),
      ("DTSTART:20251225\nDURATION:P", [5], [.notADate(property: "DURATION", value: "P")]),
      ("DTSTART:20251225\nDURATION:2D", [5], [.notADate(property: "DURATION", value: "2D")]),
      ("DTSTART:20251225\nDURATION:PD", [5], [.notADate(property: "DURATION", value: "PD")]),
      ("DTSTART:20251225\nRRULE:FREQ=MONTHLY", [5], [.unsupported("RRULE FREQ=MONTHLY")]),
      ("DTSTART:20251225\nRRULE:FREQ=YEARLY;BYWEEKNO=3", [5], [.unsupported("RRULE BYWEEKNO")]),
      (
        "DTSTART:20251225\nRRULE:FREQ=YEARLY;BYDAY=MO", [5],
        [.unsupported("RRULE FREQ=YEARLY;BYDAY=MO")]
      ),
      ("DTSTART:20251225\nRRULE:FREQ=YEARLY;COUNT=0", [5], [.unsupported("RRULE COUNT=0")]),
      (
        "DTSTART:20251225\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=6MO", [5],
        [.unsupported("RRULE BYDAY=6MO")]
      ),
      ("DTSTART:20251225\nRDATE:20261225", [5], [.unsupported("RDATE")]),
      ("DTSTART:20251225\nEXDATE:20251225,x", [5], [.notADate(property: "EXDATE", value: "x")]),
      (
        "DTSTART:20251225\nno colon\nand none", [5, 6],
        [.malformedLine("no colon"), .malformedLine("and none")]
      ),
      ("DTSTART:20251225\nEND:VALARM", [5], [.wrongEnd("VALARM")]),
    ] as [(String, [Int], [HolidayFileProblem.Reason])]
  )
  func namesEveryProblemWithItsLine(
    lines: String,
    numbers: [Int],
    reasons: [HolidayFileProblem.Reason]
  ) {
    let problems = zip(numbers, reasons).map { HolidayFileProblem(line: $0, reason: $1) }
    do throws(HolidayFileError) {
      _ = try HolidayFile(bytes: Self.calendar(lines), years: 2_025...2_027)
      #expect(problems.isEmpty)
    } catch {
      #expect(error.problems == problems)
    }
  }

  @Test(
    arguments: [
      ("", 1, .notACalendar), ("\n\n", 1, .notACalendar), ("<html>", 1, .notACalendar),
      ("BEGIN:VCARD\nEND:VCARD", 1, .notACalendar), ("X:1\nBEGIN:VCALENDAR", 1, .notACalendar),
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20251225", 2, .unclosed("VEVENT")),
      ("BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO", 1, .unclosed("VCALENDAR")),
      (String(repeating: "BEGIN:VCALENDAR\n", count: 9), 9, .tooLarge),
      (
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Berlin\nEND:VCALENDAR", 2,
        .unknownZone(ZoneError(id: "Berlin", suggestions: ["Europe/Berlin"]))
      ),
    ] as [(String, Int, HolidayFileProblem.Reason)]
  )
  func refusesWhatIsNoWholeCalendar(
    text: String,
    line: Int,
    reason: HolidayFileProblem.Reason
  ) {
    let error = #expect(throws: HolidayFileError.self) {
      try HolidayFile(bytes: Array(text.utf8), years: 2_025...2_027)
    }
    #expect(error?.problems.contains(HolidayFileProblem(line: line, reason: reason)) == true)
  }

  @Test func refusesFilesThatAreTooLarge() {
    let large = [UInt8](repeating: 0x41, count: HolidayFile.largestSize + 1)
    #expect(throws: HolidayFileError.self) { try HolidayFile(bytes: large, years: 2_025...2_025) }
    let events = String(repeating: "BEGIN:VEVENT\nDTSTART:20250101\nEND:VEVENT\n", count: 10_001)
    let many = "BEGIN:VCALENDAR\n" + events + "END:VCALENDAR"
    #expect(throws: HolidayFileError.self) {
      try HolidayFile(bytes: Array(many.utf8), years: 2_025...2_025)
    }
  }

  @Test func saysWhereBytesAreNotUTF8() {
    var bytes = Self.calendar("DTSTART:20250106\nSUMMARY:x")
    bytes.replace([UInt8(ascii: "x")], with: [0xFF])
    let problem = HolidayFileProblem(line: 5, reason: .notUTF8)
    #expect(throws: HolidayFileError(problems: [problem])) {
      try HolidayFile(bytes: bytes, years: 2_025...2_025)
    }
    #expect(problem.description == "line 5: the line is not UTF-8; save the file as UTF-8")
  }

  /// Cuts and changes a good file in every way; none may trap.
  @Test func neverTrapsOnABrokenFile() {
    let good = Self.calendar(
      "DTSTART:20200120\nDURATION:P2D\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=3MO\nEXDATE:20250101"
    )
    var random = SeededGenerator(seed: 9)
    for _ in 0..<3_000 {
      var bytes = Array(good.prefix(.random(in: 0...good.count, using: &random)))
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        bytes[.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      _ = try? HolidayFile(bytes: bytes, years: 2_020...2_030)
    }
  }
}
