import Civil
import Testing

@Suite struct WallTimeTests {
  @Test(arguments: [
    ("09:00", "09:00", 32_400), ("9:00", "09:00", 32_400), ("00:00", "00:00", 0),
    ("23:59:59", "23:59:59", 86_399), ("09:00:00", "09:00", 32_400),
  ])
  func isReadAndWritten(text: String, written: String, seconds: Int32) throws {
    let time = try WallTime(text)
    #expect(time.description == written)
    #expect(time.secondsOfDay == seconds)
  }

  @Test(arguments: ["", "9", "9:0", "09:00:0", "009:00", "9am", "09:00 ", "+9:00", "09:00:00:00"])
  func refusesOtherForms(text: String) {
    #expect(throws: WallTimeError.malformed(text)) { try WallTime(text) }
  }

  @Test(arguments: ["24:00", "12:60", "12:00:60"]) func refusesWhatNoClockShows(text: String) {
    #expect(throws: WallTimeError.self) { try WallTime(text) }
  }

  @Test func endsADayAfterItsLastSecond() throws {
    #expect(try WallTime("23:59:59") < WallTime.endOfDay)
    #expect(WallTime.endOfDay.description == "24:00")
    #expect(WallTime.endOfDay != .midnight)
  }

  @Test(
    arguments: [
      ("Mon", .monday), ("tues", .tuesday), ("WEDNESDAY", .wednesday), ("Thurs", .thursday),
      ("su", nil), ("mond", nil), ("Montag", nil), ("", nil),
    ] as [(String, Weekday?)]
  )
  func readsDaysOfTheWeek(name: String, day: Weekday?) {
    #expect(Weekday(name: name) == day)
  }
}
