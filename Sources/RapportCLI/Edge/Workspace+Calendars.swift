import Civil
import Foundation
import Mail
import Outreach

extension Workspace {
  /// The policy with the holidays of the calendar files that it names, for the years around `now`.
  ///
  /// One year back, for what was due and is late; three ahead, for the longest plan and the waits
  /// behind it.
  static func withCalendars(_ policy: Policy, in folder: URL, at now: Instant) throws -> Policy {
    if policy.calendarFiles.isEmpty { return policy }
    let zone = policy.mailboxes.first?.zone ?? .utc
    let year = zone.localDate(at: now).fields.year
    var full = policy
    var problems: [String] = []
    for file in policy.calendarFiles {
      let url = url(file.path, in: folder)
      let bytes = try bytes(of: file, at: url)
      do throws(HolidayFileError) {
        let calendar = try HolidayFile(bytes: bytes, years: (year - 1)...(year + 3), zone: zone)
        full.holidays = full.holidays.adding(holidays: calendar.holidays, country: file.country)
      } catch {
        problems.append(sentence(error, in: Files.display(url), named: file.place))
      }
    }
    guard problems.isEmpty else { throw Failure(.data, problems.joined(separator: "\n")) }
    return full
  }

  private static func bytes(of file: CalendarFile, at url: URL) throws -> [UInt8] {
    do { return try Files.bytes(url) } catch let failure as Failure {
      let hint = failure.status == .noInput ? "; a path begins at the folder of rapport.yaml" : ""
      throw Failure(failure.status, "\(file.place): holidays: \(failure.message)\(hint)")
    }
  }

  /// The place in the configuration, and below it what is wrong, the first ten.
  private static func sentence(
    _ error: HolidayFileError,
    in file: String,
    named place: Place
  ) -> String {
    let lines = error.problems.prefix(10).map { "  \(file.printable):\($0.line): \($0.sentence)" }
    let more = error.problems.count - lines.count
    let rest = more > 0 ? ["  and \(more) more problems"] : []
    return (["\(place): holidays: \(file.printable) cannot be read:"] + lines + rest)
      .joined(separator: "\n")
  }
}
