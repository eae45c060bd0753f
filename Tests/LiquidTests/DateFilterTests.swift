import Liquid
import Testing

@Suite struct DateFilterTests {
  @Test(arguments: [
    ("2026-03-14", "2026-03-14 00:00:00 +0000"),
    ("2026-03-14T15:04:05Z", "2026-03-14 15:04:05 +0000"),
    ("2026-03-14 15:04:05 -0500", "2026-03-14 15:04:05 -0500"),
    ("20260314", "1970-08-23 11:51:54 +0000"),
    ("March 14, 2026 3pm", "2026-03-14 15:00:00 +0000"),
    ("14 Mar 2026 12:30 am", "2026-03-14 00:30:00 +0000"),
    ("Sat, 14 Mar 2026 15:00:00 +0100", "2026-03-14 15:00:00 +0100"),
    ("14/03/2026", "2026-03-14 00:00:00 +0000"),
    ("2026/3/4", "2026-03-04 00:00:00 +0000"), ("1152098955", "2006-07-05 11:29:15 +0000"),
    ("2026-03-14T15:00:00.250+05:30", "2026-03-14 15:00:00 +0530"),
    ("Mar 2026", "2026-03-01 00:00:00 +0000"),
  ])
  func datesAreReadInTheseForms(text: String, shown: String) throws {
    try Row("{{ d | date: '%Y-%m-%d %H:%M:%S %z' }}", shown, ["d": .text(text)]).check(.exact)
  }

  @Test(arguments: [
    "03/14/2026", "soon", "2026-02-30", "31/11/2025", "12:00", "tomorrow", "2026-13-01",
  ])
  func whatIsNoDateStaysInStrictAndIsAnErrorInExact(text: String) throws {
    try Row("{{ d | date: '%Y' }}", text, ["d": .text(text)]).check(.strict)
    #expect(
      errors("{{ d | date: '%Y' }}", ["d": .text(text)]).map(\.kind) == [.unreadableDate(text)]
    )
  }

  @Test(arguments: [
    ("%a %A %b %B %^b %d %-d %e %_m %j", "Sat Saturday Mar March MAR 07 7  7  3 066"),
    ("%y %C %Y %6Y %G-W%V-%u %w", "26 20 2026 002026 2026-W10-6 6"),
    ("%H %-I %l %p %P %#p %M %S", "15 3  3 PM pm pm 04 05"),
    ("%s %L %N %3N %%", "1772895845 000 000000000 000 %"),
    (
      "%F %T %R %r %D %x %X %c",
      "2026-03-07 15:04:05 15:04 03:04:05 PM 03/07/26 03/07/26 15:04:05 Sat Mar  7 15:04:05 2026"
    ),
    ("%z %:z %::z %Z %U %W %h %n%t|", "+0000 +00:00 +00:00:00 UTC 09 09 Mar \n\t|"),
    ("%10B|%-10d|%010d|%^10a", "     March|7|0000000007|       SAT"),
    ("%! %", "%! %"), ("%v", " 7-MAR-2026"),
  ])
  func everyDirectiveAndFlagIsKnown(format: String, shown: String) throws {
    try Row(
      "{{ d | date: f }}",
      shown,
      ["d": .instant(1_772_895_845, offset: nil), "f": .text(format)]
    ).check()
    try Row("{{ d | date: '\(format)' }}", shown, ["d": .instant(1_772_895_845, offset: nil)])
      .check()
  }

  @Test func aZoneHasItsSummerTime() throws {
    let paris = try #require(Zone(identifier: "Europe/Paris"))
    let options = RenderOptions(now: 1_772_895_845, zone: paris)
    for (text, shown) in [
      ("2026-01-15 12:00", "12:00 +0100"), ("2026-07-15 12:00", "12:00 +0200"),
      ("1752573600", "12:00 +0200"),
      ("2026-07-15 12:00 UTC", "12:00 +0000"), ("now", "16:04 +0100"),
      ("2026-03-29 02:30", "03:30 +0200"),
    ] {
      try Row("{{ d | date: '%H:%M %z' }}", shown, ["d": .text(text)]).check(options: options)
    }
  }

  @Test(arguments: ["now", "today", "NOW"])
  func thereIsNoClock(word: String) {
    #expect(errors("{{ '\(word)' | date: '%Y' }}").map(\.kind) == [.noClock])
  }
}
