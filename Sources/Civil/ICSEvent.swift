/// One event: the days that it takes, and how it comes again.
struct ICSEvent {
  let name: String
  private let start: LocalDate
  /// Days that it takes, at least 1.
  private let length: Int
  private let rule: ICSYearlyRule?
  private let exceptions: Set<LocalDate>

  /// Nil for an event that is cancelled.
  init?(_ lines: ICSEventLines, zone: Zone) throws(HolidayFileProblem) {
    if try lines.one("STATUS")?.value.uppercased() == "CANCELLED" { return nil }
    for property in lines.properties
    where ["RDATE", "EXRULE", "RECURRENCE-ID"].contains(property.name) {
      throw HolidayFileProblem(line: property.line, reason: .unsupported(property.name))
    }
    guard let startLine = try lines.one("DTSTART") else {
      throw HolidayFileProblem(line: lines.line, reason: .missing("DTSTART"))
    }
    let start = try startLine.moment(zone: zone)
    self.start = start.date
    length = try Self.days(from: start, lines, zone: zone)
    rule = try lines.one("RRULE").map { (line) throws(HolidayFileProblem) in
      try ICSYearlyRule(line, start: start.date, zone: zone)
    }
    var exceptions: Set<LocalDate> = []
    for line in lines.properties where line.name == "EXDATE" {
      exceptions.formUnion(try line.moments(zone: zone).map(\.date))
    }
    self.exceptions = exceptions
    let name = try lines.one("SUMMARY")?.unescaped ?? ""
    self.name = name.isEmpty ? "holiday" : name
  }

  /// The dates that the event takes, in the years.
  func dates(in years: ClosedRange<Int>) -> [LocalDate] {
    // An event may begin in the year before, and reach into the first one.
    let starts = rule?.starts(in: years.lowerBound - 1...years.upperBound) ?? [start]
    return starts.filter { !exceptions.contains($0) }
      .flatMap { start in (0..<length).map { start.adding(days: $0) } }
      .filter { years.contains($0.year) }
  }

  /// Days that an event touches: its end is excluded, RFC 5545 section 3.6.1.
  private static func days(
    from start: ICSMoment,
    _ lines: ICSEventLines,
    zone: Zone
  ) throws(HolidayFileProblem) -> Int {
    var end = start.localSeconds + (start.isWholeDay ? 86_400 : 1)
    var line = lines.line
    if let property = try lines.one("DTEND") {
      line = property.line
      end = try property.moment(zone: zone).localSeconds
    } else if let property = try lines.one("DURATION") {
      line = property.line
      end = start.localSeconds + (try property.duration())
    }
    guard end >= start.localSeconds else {
      throw HolidayFileProblem(line: line, reason: .endsBeforeStart)
    }
    // Some programs let an event of one day end on the day it starts.
    let last = floorDivide(Int64(max(end - 1, start.localSeconds)), by: 86_400).quotient
    let days = Int(last) - Int(start.date.daysSinceEpoch) + 1
    if days > 366 { throw HolidayFileProblem(line: line, reason: .tooLong(days: days)) }
    return days
  }
}

extension ICSProperty {
  /// Seconds of a `DURATION`, RFC 5545 section 3.3.6: `P2D`, `P1W`, `PT12H`, `P1DT6H30M`.
  fileprivate func duration() throws(HolidayFileProblem) -> Int {
    var seconds = 0
    var number: Int?
    var hasUnit = false
    for byte in value.utf8.drop(while: { $0 == UInt8(ascii: "+") }) {
      if (0x30...0x39).contains(byte) {
        number = min((number ?? 0) * 10 + Int(byte - 0x30), 1_000_000)
        continue
      }
      guard let unit = Self.units[byte], (unit == 0) == (number == nil) else {
        throw HolidayFileProblem(line: line, reason: .notADate(property: name, value: value))
      }
      seconds += unit * (number ?? 0)
      hasUnit = hasUnit || unit > 0
      number = nil
    }
    guard number == nil, value.utf8.contains(UInt8(ascii: "P")), hasUnit else {
      throw HolidayFileProblem(line: line, reason: .notADate(property: name, value: value))
    }
    return seconds
  }

  /// Seconds of each unit; `P` and `T` are marks and stand for nothing.
  private static let units: [UInt8: Int] = [
    UInt8(ascii: "P"): 0, UInt8(ascii: "T"): 0, UInt8(ascii: "W"): 604_800,
    UInt8(ascii: "D"): 86_400, UInt8(ascii: "H"): 3_600, UInt8(ascii: "M"): 60,
    UInt8(ascii: "S"): 1,
  ]
}
