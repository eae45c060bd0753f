import Foundation
import TestSupport
import Testing

@testable import Civil

/// Working days around changes of clocks, as Python works them out with other code from other
/// files.
@Suite struct ClockMatrixTests {
  @Test(.temporaryFolder, .needsPython) func isPythonsOnEveryDate() throws {
    let ours = try ClockMatrix.lines(ClockMatrix.years)
    #expect(ours.count == ClockMatrix.zones.count * (365 * 3 + 366))
    let theirs = try Self.python(ClockMatrix.zones, ClockMatrix.years)
    #expect(theirs.count == ours.count)
    let different = zip(ours, theirs).filter { $0 != $1 }
    #expect(different.isEmpty, "\(different.prefix(5))")
  }

  @Test(arguments: [
    // The clocks go forward and back; eight hours are eight hours, as both ends lie after it.
    ("Europe/Berlin 2024-03-29", "08:00", "16:00", "2024-04-03 09:00", "2024-04-02 09:00"),
    ("Europe/Berlin 2024-10-25", "07:00", "15:00", "2024-10-30 09:00", "2024-10-29 09:00"),
    ("America/New_York 2024-03-08", "14:00", "22:00", "2024-03-13 09:00", "2024-03-12 09:00"),
    ("Australia/Lord_Howe 2024-04-05", "22:00", "06:00", "2024-04-10 09:00", "2024-04-09 09:00"),
    ("Australia/Lord_Howe 2024-04-08", "22:30", "06:30", "2024-04-11 09:00", "2024-04-11 09:00"),
    ("Africa/Casablanca 2024-03-08", "08:00", "16:00", "2024-03-13 09:00", "2024-03-12 09:00"),
    ("Africa/Casablanca 2024-03-11", "09:00", "17:00", "2024-03-14 09:00", "2024-03-14 09:00"),
    ("Asia/Kathmandu 2024-06-03", "03:15", "11:15", "2024-06-06 09:00", "2024-06-06 09:00"),
    ("America/St_Johns 2011-11-04", "11:30", "19:30", "2011-11-09 09:00", "2011-11-08 09:00"),
    ("America/St_Johns 2011-11-07", "12:30", "20:30", "2011-11-10 09:00", "2011-11-10 09:00"),
    // Friday, 30 December 2011, never was: it is no business day.
    ("Pacific/Apia 2011-12-28", "19:00", "03:00", "2012-01-03 09:00", "2012-01-02 09:00"),
    ("Pacific/Apia 2011-12-29", "19:00", "03:00", "2012-01-04 09:00", "2012-01-03 09:00"),
    ("Pacific/Apia 2011-12-31", "19:00", "03:00", "2012-01-04 09:00", "2012-01-03 09:00"),
    ("Asia/Tehran 2022-03-21", "05:30", "13:30", "2022-03-24 09:00", "2022-03-24 09:00"),
    ("Asia/Tehran 2022-03-22", "04:30", "12:30", "2022-03-25 09:00", "2022-03-27 09:00"),
  ])
  func isTheCalendarsOnTheWall(
    day: String,
    opening: String,
    closing: String,
    wait: String,
    fridayWait: String
  ) throws {
    let parts = day.split(separator: " ").map(String.init)
    let zone = try Zone(parts[0])
    let instants = try ClockMatrix.instants(LocalDate(iso: parts[1]), in: zone)
    #expect(instants.prefix(2).map { Zone.utc.wallTime(at: $0).description } == [opening, closing])
    let shown = instants.dropFirst(2).map { ZonedTime($0, in: zone) }
    #expect(shown.map { "\($0.date) \($0.wished)" } == [wait, fridayWait])
  }

  @Test func hasNoWorkOnADateThatNeverWas() throws {
    let lines = try ClockMatrix.lines([2011])
    #expect(lines.filter { $0.hasSuffix(" -") } == ["Pacific/Apia 2011-12-30 -"])
  }

  @Test(arguments: [
    ("Pacific/Apia", ["2011-12-30"]), ("Pacific/Kwajalein", ["1993-08-21"]),
    ("Pacific/Kiritimati", ["1994-12-31"]), ("Europe/Berlin", []), ("Asia/Manila", []),
  ])
  func knowsTheDatesThatAZoneSkipped(id: String, dates: [String]) throws {
    #expect(try Zone(id).table.skippedDates.map(\.description) == dates)
  }

  /// Tries each date and time in both folds, and keeps what a clock really shows.
  private static func python(_ zones: [String], _ years: [Int]) throws -> [String] {
    let script = """
      import sys, zoneinfo
      from datetime import date, datetime, time, timedelta, timezone
      zones, years, path = sys.argv[1].split(), map(int, sys.argv[2].split()), sys.argv[3]
      years = list(years)
      def showing(day, clock, zone):
          wanted = datetime.combine(day, clock)
          moments = {wanted.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)
                     for fold in (0, 1)}
          shown = [int(m.timestamp()) for m in moments
                   if m.astimezone(zone).replace(tzinfo=None, fold=0) == wanted]
          assert len(shown) < 2, (zone, day)
          return shown[0] if shown else None
      def after(day, count, zone, rest):
          while count:
              day += timedelta(days=1)
              if day.weekday() not in rest and showing(day, time(9), zone): count -= 1
          return showing(day, time(9), zone)
      with open(path, "w") as out:
          for name in zones:
              zone = zoneinfo.ZoneInfo(name)
              for year in years:
                  day = date(year, 1, 1)
                  while day.year == year:
                      opening, closing = (showing(day, time(h), zone) for h in (9, 17))
                      if opening is None: values = "-"
                      else:
                          waits = [after(day, 3, zone, rest) for rest in ((5, 6), (4, 5))]
                          values = " ".join(map(str, [opening, closing] + waits))
                      print(name, day, values, file=out)
                      day += timedelta(days=1)
      """
    let output = TemporaryFolder.current.appending(path: "matrix")
    let arguments = [
      "-c", script, zones.joined(separator: " "),
      years.map(String.init).joined(separator: " "), output.path,
    ]
    let status = try ChildProcess.run("python3", arguments, in: TemporaryFolder.current)
    #expect(status == 0)
    return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}
