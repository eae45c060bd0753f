/// The events of a calendar file as their lines, with the components around them taken away.
struct ICSCalendar {
  private(set) var events: [ICSEventLines] = []
  /// The calendar's own zone, a common extension: `X-WR-TIMEZONE`.
  private(set) var zone: Zone?
  private(set) var problems: [HolidayFileProblem] = []
  private var open: [ICSProperty] = []
  private var hasBegun = false

  init(_ bytes: [UInt8]) {
    for line in ICSUnfolding(bytes) {
      do throws(HolidayFileProblem) {
        try read(line)
      } catch {
        problems.append(error)
        if error.reason == .notACalendar { return }
      }
    }
    if let last = open.last {
      problems.append(HolidayFileProblem(line: last.line, reason: .unclosed(last.value)))
    } else if !hasBegun, problems.isEmpty {
      problems.append(HolidayFileProblem(line: 1, reason: .notACalendar))
    }
  }

  private mutating func read(_ line: ICSUnfolding.Line) throws(HolidayFileProblem) {
    guard let text = line.text else {
      throw HolidayFileProblem(line: line.number, reason: .notUTF8)
    }
    guard let property = ICSProperty(text, line: line.number) else {
      let reason = hasBegun ? HolidayFileProblem.Reason.malformedLine(text) : .notACalendar
      throw HolidayFileProblem(line: line.number, reason: reason)
    }
    switch property.name {
    case "BEGIN": try begin(property)
    case "END": try end(property)
    case _ where !hasBegun: throw HolidayFileProblem(line: line.number, reason: .notACalendar)
    case "X-WR-TIMEZONE" where path == ["VCALENDAR"]: zone = try property.zone(property.value)
    default:
      if path == ["VCALENDAR", "VEVENT"] { events[events.count - 1].properties.append(property) }
    }
  }

  /// Names of the components that are open, the outermost first.
  private var path: [String] { open.map { $0.value.uppercased() } }

  private mutating func begin(_ property: ICSProperty) throws(HolidayFileProblem) {
    guard hasBegun || property.value.uppercased() == "VCALENDAR" else {
      throw HolidayFileProblem(line: property.line, reason: .notACalendar)
    }
    guard open.count < 8, events.count < Self.mostEvents else {
      throw HolidayFileProblem(line: property.line, reason: .tooLarge)
    }
    hasBegun = true
    open.append(property)
    if path == ["VCALENDAR", "VEVENT"] { events.append(ICSEventLines(line: property.line)) }
  }

  private mutating func end(_ property: ICSProperty) throws(HolidayFileProblem) {
    guard hasBegun else {
      throw HolidayFileProblem(line: property.line, reason: .notACalendar)
    }
    guard path.last == property.value.uppercased() else {
      throw HolidayFileProblem(line: property.line, reason: .wrongEnd(property.value))
    }
    open.removeLast()
  }

  /// A hundred years of a hundred holidays.
  private static let mostEvents = 10_000
}

/// The properties of one event, those of its alarms left out.
struct ICSEventLines {
  /// Where the event begins.
  let line: Int
  var properties: [ICSProperty] = []

  init(line: Int) { self.line = line }

  /// The one property of that name, or nil; it is an error to have two.
  func one(_ name: String) throws(HolidayFileProblem) -> ICSProperty? {
    let found = properties.filter { $0.name == name }
    if found.count > 1 {
      throw HolidayFileProblem(line: found[1].line, reason: .repeated(name))
    }
    return found.first
  }
}
