import Testing

@testable import Civil

@Suite("A calendar file that is written")
struct ICSWriterTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func file(
    _ entries: [ICSWriter.Entry],
    at now: String = Self.now
  ) throws -> [UInt8] {
    ICSWriter.file(entries, named: "Northlight", at: try Samples.instant(now))
  }

  private func entry(
    _ day: String = "2026-11-25",
    uid: String = "d-1@northlight.example",
    summary: String = "check-in to Zoë",
    details: String = ""
  ) throws -> ICSWriter.Entry {
    ICSWriter.Entry(uid: uid, day: try Samples.date(day), summary: summary, details: details)
  }

  /// The content lines, unfolded.
  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
      .reduce(into: []) { lines, line in
        if line.hasPrefix(" "), let last = lines.popLast() {
          lines.append(last + line.dropFirst())
        } else {
          lines.append(line)
        }
      }
  }

  @Test("is read back by a reader of calendars: days and texts")
  func readBack() throws {
    let entries = [
      try entry("2026-12-31", uid: "a", summary: "call; Müller, \\ Söhne"),
      try entry("2027-01-01", uid: "b", summary: String(repeating: "भारत ", count: 40)),
    ]
    let read = try HolidayFile(bytes: try file(entries), years: 2026...2027)
    let days = read.holidays.map { ($0.key.description, $0.value) }.sorted { $0.0 < $1.0 }
    #expect(days.map(\.0) == ["2026-12-31", "2027-01-01"])
    #expect(days.map(\.1)[0] == "call; Müller, \\ Söhne")
    #expect(days.map(\.1)[1] == entries[1].summary.trimmingASCIISpace)
  }

  @Test("has lines of 75 octets at most, ends each with CRLF, and cuts no character")
  func folding() throws {
    for length in 60...90 {
      let text = String(repeating: "x", count: length) + String(repeating: "é😀", count: 40)
      let bytes = try file([try entry(summary: text, details: text)])
      let text8 = String(validating: bytes, as: UTF8.self)
      #expect(text8 != nil)
      let physical = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      #expect(physical.last?.isEmpty == true)
      for line in physical.dropLast() {
        #expect(line.last == 0x0D && line.count <= 76)
        #expect(String(validating: line, as: UTF8.self) != nil)
        #expect(!line.dropLast().contains(0x0D))
      }
      #expect(lines(bytes).contains("SUMMARY:\(text)"))
    }
  }

  @Test("says what it must of each entry, and no control character goes through")
  func properties() throws {
    let hostile = try entry(summary: "a\u{7}b\r\nEND:VEVENT", details: "one\ntwo\tthree")
    let lines = lines(try file([hostile]))
    #expect(
      lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Rapport 1//EN",
        "CALSCALE:GREGORIAN", "X-WR-CALNAME:Northlight", "BEGIN:VEVENT",
        "UID:d-1@northlight.example", "DTSTAMP:20261124T080000Z", "DTSTART;VALUE=DATE:20261125",
        "DTEND;VALUE=DATE:20261126", "SUMMARY:a b \\nEND:VEVENT", "DESCRIPTION:one\\ntwo three",
        "SEQUENCE:28281600", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
      ]
    )
  }

  @Test("made later it takes the place of the earlier one: same names, a larger SEQUENCE")
  func update() throws {
    func sequence(_ now: String) throws -> Int {
      let line = lines(try file([try entry()], at: now)).first { $0.hasPrefix("SEQUENCE:") }
      return try #require(line.flatMap { Int($0.dropFirst(9)) })
    }
    let first = try sequence(Self.now)
    #expect(try sequence("2026-11-24T08:00:01Z") == first + 1)
    #expect(try sequence("1990-01-01T00:00:00Z") == 0)
    #expect(try sequence("2999-01-01T00:00:00Z") == Int(Int32.max))
  }
}
