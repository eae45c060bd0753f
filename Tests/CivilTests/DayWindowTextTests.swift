import TestSupport
import Testing

@testable import Civil

@Suite struct DayWindowTextTests {
  @Test(arguments: [
    ("Mon–Fri 09:00–17:00", "Mon–Fri 09:00–17:00"),
    ("Mon-Fri 09:00-17:00", "Mon–Fri 09:00–17:00"),
    ("monday to friday 9am to 5pm", "Mon–Fri 09:00–17:00"),
    ("Mon - Fri 9 - 17", "Mon–Fri 09:00–17:00"),
    ("weekdays 9:00—17:00", "Mon–Fri 09:00–17:00"),
    ("MON–FRI 9:30 am – 5:30 PM", "Mon–Fri 09:30–17:30"),
    ("Mon, Wed 08:30-12:00", "Mon, Wed 08:30–12:00"),
    ("Mon and Wed 08:30-12:00 and 13-17", "Mon, Wed 08:30–12:00, 13:00–17:00"),
    ("Mon-Thu 09:00-17:00, Fri 09:00-12:00", "Mon–Thu 09:00–17:00; Fri 09:00–12:00"),
    ("Fri 09:00-12:00; Mon-Thu 09:00-17:00", "Mon–Thu 09:00–17:00; Fri 09:00–12:00"),
    ("Mon 13:00-17:00; Mon 08:00-12:00", "Mon 08:00–12:00, 13:00–17:00"),
    ("Mon 08:00-12:00, 12:00-17:00", "Mon 08:00–17:00"),
    ("Sat–Mon 10:00–12:00", "Mon, Sat, Sun 10:00–12:00"),
    ("Sun-Thu 08:00-16:00", "Mon–Thu, Sun 08:00–16:00"),
    ("daily 00:00-24:00", "always"), ("every day 0-24", "always"), ("always", "always"),
    ("weekends 10-12", "Sat, Sun 10:00–12:00"),
    ("business days 09:00–17:00", "business days 09:00–17:00"),
    ("Working days 12am-12pm", "business days 00:00–12:00"),
    ("Mon 09:00:30-09:01", "Mon 09:00:30–09:01"),
    ("Mon\u{A0}09:00\u{2009}–\u{2009}17:00;", "Mon 09:00–17:00"),
  ])
  func isReadInTheFormsThatPeopleWrite(text: String, written: String) throws {
    let window = try DayWindow(text)
    #expect(window.description == written)
    #expect(try DayWindow(written) == window)
  }

  @Test(
    arguments: [
      ("", 1, .daysMissing), ("09:00-17:00", 1, .daysMissing), ("Mon-Fri", 8, .hoursMissing),
      ("Mon-Fri 09:00", 14, .hoursMissing), ("Mon-Fri 09:00-", 15, .hoursMissing),
      ("Mon- 09:00-17:00", 6, .daysMissing), ("Mon-Fry 9-17", 5, .unknownDay("fry")),
      ("Montag 9-17", 1, .unknownDay("montag")), ("Mon–Fri 25:00–26:00", 11, .notATime("25:00")),
      ("Mon 9:5-17", 5, .notATime("9:5")), ("Mon 13pm-14pm", 5, .notATime("13pm")),
      ("Mon 0am-9am", 5, .notATime("0am")), ("business 9-17", 1, .unknownDay("business")),
      ("Mon 9-17 / Tue 9-17", 10, .daysMissing), ("business days 9-17; Sat 9-12", 21, .mixedDays),
      ("Mon 9-17 Uhr", 10, .unknownDay("uhr")),
    ] as [(String, Int, DayWindowError.Reason)]
  )
  func saysWhatIsWrongAndWhere(text: String, column: Int, reason: DayWindowError.Reason) {
    #expect(throws: DayWindowError(text: text, column: column, reason: reason)) {
      try DayWindow(text)
    }
  }

  @Test(arguments: [
    (
      "Mon 22:00-06:00",
      "“Mon 22:00-06:00” is not a window: column 5: 22:00–06:00 runs over midnight; "
        + "write one part up to 24:00, and the other from 00:00 for the day after"
    ),
    (
      "Mon 09:00-09:00",
      "“Mon 09:00-09:00” is not a window: column 5: 09:00–09:00 has no length; "
        + "for a whole day write 00:00–24:00"
    ),
    (
      "Mon 18:00-00:00",
      "“Mon 18:00-00:00” is not a window: column 5: 18:00–00:00 runs over midnight; "
        + "write one part up to 24:00, and the other from 00:00 for the day after"
    ),
    (
      "Mon 09:00-12:00, 11:00-17:00",
      "“Mon 09:00-12:00, 11:00-17:00” is not a window: column 1: "
        + "09:00–12:00 and 11:00–17:00 of one day overlap; write one span"
    ),
  ])
  func refusesSpansThatAreProbablyASlip(text: String, message: String) {
    let error = #expect(throws: DayWindowError.self) { try DayWindow(text) }
    #expect(error?.description == message)
  }

  @Test func isWrittenSoThatItReadsTheSame() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let week = (0..<7).map { _ in
        let hours = (0...24).shuffled(using: &random).prefix(4).sorted()
        let times = hours.map { WallTime(unchecked: Int32($0 * 3_600)) }
        let spans = [
          DayWindow.Span(from: times[0], until: times[1]),
          DayWindow.Span(from: times[2], until: times[3]),
        ]
        return Array(spans.prefix(.random(in: 0...2, using: &random)))
      }
      if week.allSatisfy(\.isEmpty) { continue }
      let window = DayWindow(week: week, onBusinessDaysOnly: false)
      #expect(try DayWindow(window.description) == window)
    }
  }

  @Test func neverTrapsOnNoise() {
    let pieces = [
      "Mon", "-", "–", " ", "9", "24:00", "am", ",", ";", "days", "business", "é", "\u{0}", "99:99",
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...9, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      guard let window = try? DayWindow(text) else { continue }
      #expect((try? DayWindow(window.description)) == window)
    }
  }
}
