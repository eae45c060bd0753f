/// Why a text is not a window.
package struct DayWindowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  package enum Reason: Hashable, Sendable {
    /// Days were expected here.
    case daysMissing
    /// Hours were expected here, or their second half.
    case hoursMissing
    /// A word that is no weekday.
    case unknownDay(String)
    /// A number that no clock shows.
    case notATime(String)
    /// The span ends on the next day.
    case overMidnight(WallTime, WallTime)
    /// The span has no length.
    case empty(WallTime)
    /// Two spans of one day share time.
    case overlap(DayWindow.Span, DayWindow.Span)
    /// Business days stand beside days by name.
    case mixedDays
  }

  package let text: String
  /// Where, counted in bytes from 1.
  package let column: Int
  package let reason: Reason

  package var description: String {
    "\(quoted(text)) is not a window: column \(column): \(what)"
  }

  private var what: String {
    switch reason {
    case .daysMissing: "days are missing here; write days and hours as in Mon–Fri 09:00–17:00"
    case .hoursMissing: "hours are missing here; write days and hours as in Mon–Fri 09:00–17:00"
    case .unknownDay(let word):
      "\(quoted(word)) is not a day; write Mon, Tue, …, a range, daily, or business days"
    case .notATime(let time): "\(quoted(time)) is not a time; write 00:00 to 24:00"
    case .overMidnight(let from, let until):
      "\(from)–\(until) runs over midnight; write one part up to 24:00, and the other from 00:00 "
        + "for the day after"
    case .empty(let time): "\(time)–\(time) has no length; for a whole day write 00:00–24:00"
    case .overlap(let first, let second):
      "\(first.from)–\(first.until) and \(second.from)–\(second.until) of one day overlap; "
        + "write one span"
    case .mixedDays:
      "business days cannot stand beside days by name; write all days by name, or none"
    }
  }
}
