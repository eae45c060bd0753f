/// The holidays of a calendar file: RFC 5545 (`.ics`), as calendar programs and offices write it.
///
/// Read are events of whole days, events with times (they count for the dates that they touch),
/// and yearly recurrence, fixed (`BYMONTHDAY`) or movable (`BYDAY=3MO`). An event that is cancelled
/// is no holiday. What would change the dates and is not read (monthly rules, `RDATE`, changed
/// instances) is a problem of the file, never left out in silence.
package struct HolidayFile: Hashable, Sendable {
  /// Dates with their names; two holidays on one date are written `first / second`.
  package let holidays: [LocalDate: String]

  /// Reads the bytes of a file, and repeats yearly events within the years, both included.
  ///
  /// Times in UTC become dates in the file's own zone (`X-WR-TIMEZONE`), else in the zone given.
  /// Dates outside of the years are left out.
  package init(
    bytes: [UInt8],
    years: ClosedRange<Int>,
    zone: Zone = .utc
  ) throws(HolidayFileError) {
    guard bytes.count <= Self.largestSize else {
      throw HolidayFileError(problems: [HolidayFileProblem(line: 1, reason: .tooLarge)])
    }
    let file = ICSCalendar(bytes)
    var problems = file.problems
    var days = NamedDays(years: years.clamped(to: 1...9_999))
    for lines in file.events {
      do throws(HolidayFileProblem) {
        guard let event = try ICSEvent(lines, zone: file.zone ?? zone) else { continue }
        try days.add(event, line: lines.line)
      } catch {
        problems.append(error)
        if error.reason == .tooLarge { break }
      }
    }
    guard problems.isEmpty else {
      throw HolidayFileError(problems: problems.sorted { $0.line < $1.line })
    }
    holidays = days.names.mapValues { $0.joined(separator: " / ") }
  }

  /// 4 MiB; a country's holidays of a hundred years are a tenth of this.
  static let largestSize = 4 << 20
}

/// The dates that events take, with the names of each once.
private struct NamedDays {
  let years: ClosedRange<Int>
  private(set) var names: [LocalDate: [String]] = [:]
  private var seen: Set<NamedDay> = []

  private struct NamedDay: Hashable {
    let date: LocalDate
    let name: String
  }

  init(years: ClosedRange<Int>) { self.years = years }

  mutating func add(_ event: ICSEvent, line: Int) throws(HolidayFileProblem) {
    for date in event.dates(in: years) {
      if seen.insert(NamedDay(date: date, name: event.name)).inserted {
        names[date, default: []].append(event.name)
      }
    }
    if seen.count > 200_000 { throw HolidayFileProblem(line: line, reason: .tooLarge) }
  }
}

/// All that is wrong with a calendar file, in the order of its lines; never empty.
package struct HolidayFileError: Error, Hashable, Sendable, CustomStringConvertible {
  package let problems: [HolidayFileProblem]

  /// One problem a line, the first ten.
  package var description: String {
    let more = problems.count > 10 ? ["and \(problems.count - 10) more problems"] : []
    return (problems.prefix(10).map(\.description) + more).joined(separator: "\n")
  }
}
