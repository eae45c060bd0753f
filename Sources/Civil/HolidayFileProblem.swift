/// One thing in a calendar file that cannot be read, and where.
package struct HolidayFileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What it is.
  package enum Reason: Hashable, Sendable {
    /// More than 4 MiB, 10,000 events, 200,000 days, or components eight deep.
    case tooLarge
    /// The file does not start with `BEGIN:VCALENDAR`.
    case notACalendar
    /// The line's bytes are not UTF-8.
    case notUTF8
    /// The line is not of the form `NAME;PARAMETER=VALUE:VALUE`.
    case malformedLine(String)
    /// An `END` that does not close what was opened last.
    case wrongEnd(String)
    /// The file ends before this component does.
    case unclosed(String)
    /// The event has no `DTSTART`, or the property stands in it twice.
    case missing(String)
    case repeated(String)
    /// The value is not a date or date and time.
    case notADate(property: String, value: String)
    /// The name is not of a zone that is known.
    case unknownZone(ZoneError)
    /// The event ends before it starts, or is longer than a year.
    case endsBeforeStart
    case tooLong(days: Int)
    /// A property, or a part of a recurrence rule, that would change the dates and is not read.
    case unsupported(String)
  }

  /// Counted from 1; of a line that is folded, its first.
  package let line: Int
  package let reason: Reason

  package var description: String { "line \(line): \(sentence)" }

  /// What is wrong and what to do, without the place.
  package var sentence: String {
    switch reason {
    case .tooLarge: "the file is too large; give one with holidays alone, of fewer years"
    case .notACalendar: "this is not a calendar; give an .ics file, which starts BEGIN:VCALENDAR"
    case .notUTF8: "the line is not UTF-8; save the file as UTF-8"
    case .malformedLine(let text): "\(quoted(text)) is not of the form NAME:VALUE"
    case .wrongEnd(let name): "END:\(quoted(name)) closes nothing that is open"
    case .unclosed(let name): "\(quoted(name)) is not closed; the file may be cut off"
    case .missing(let property): "the event has no \(property)"
    case .repeated(let property): "the event has a second \(property)"
    case .notADate(let property, let value):
      "\(quoted(value)) is not a value of \(property); write a date as in 20251224"
    case .unknownZone(let error): "\(error)"
    case .endsBeforeStart: "the event ends before it starts"
    case .tooLong(let days): "the event lasts \(days) days, which is no holiday"
    case .unsupported(let part):
      "\(quoted(part)) is not read here; write the event's dates one by one"
    }
  }
}
