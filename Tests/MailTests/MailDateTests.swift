import Mail
import Testing

@Suite("The Date field") struct MailDateTests {
  @Test(
    "says the sender's local time and offset, and is read back",
    arguments: [
      (0, 0, "Thu, 1 Jan 1970 00:00:00 +0000"),
      (1_795_356_309, 60, "Sun, 22 Nov 2026 15:05:09 +0100"),
      (951_782_399, -210, "Mon, 28 Feb 2000 20:29:59 -0330"),
      (951_868_799, 0, "Tue, 29 Feb 2000 23:59:59 +0000"),
      (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000"),
      (253_402_214_399, 0, "Thu, 30 Dec 9999 23:59:59 +0000"),
    ]
  )
  func writes(seconds: Int, offset: Int, expected: String) throws {
    let date = try MailDate(seconds: seconds, offsetMinutes: offset)
    #expect(date.description == expected)
    #expect(MailDate(parsing: expected) == date)
  }

  @Test(
    "refuses what four digits of a year and two of an hour cannot say",
    arguments: [(253_402_300_800, 0), (-2_208_988_801, 0), (0, 1440), (0, -1440), (Int.min, 0)]
  )
  func refuses(seconds: Int, offset: Int) {
    let error = #expect(throws: MailDateError.self) {
      try MailDate(seconds: seconds, offsetMinutes: offset)
    }
    #expect(error?.seconds == seconds)
  }

  @Test(
    "is read in the obsolete forms too",
    arguments: [
      ("22 Nov 2026 15:05:09 +0100", 1_795_356_309), ("Sun,22 NOV 26 14:05:09 GMT", 1_795_356_309),
      ("Sun, 22 Nov 2026 09:05 EST", 1_795_356_300), ("1 Jan 70 00:00:00 (midnight) UT", 0),
      ("1 Jan 1970 00:00:00", 0), ("1 Jan 1970 00:00:00 XYZ", 0),
    ]
  )
  func reads(text: String, seconds: Int) { #expect(MailDate(parsing: text)?.seconds == seconds) }

  @Test(
    "names no instant",
    arguments: [
      "", "yesterday", "32 Jan 1970 00:00:00 +0000", "1 Foo 1970 00:00:00 +0000",
      "1 Jan 99999 00:00:00 +0000", "1 Jan 1970 24:00:00 +0000", "1 Jan 1970 00:00:00 +00",
      "1 Jan 1970 00:00:00 +9999", "1 Jan 9223372036854775807 00:00 +0000", "((((", ",,,,",
    ]
  )
  func readsNothing(text: String) { #expect(MailDate(parsing: text) == nil) }
}
