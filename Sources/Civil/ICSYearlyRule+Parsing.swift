extension ICSYearlyRule {
  /// Reads the rule; each part that it does not know is an error, for it would change the days.
  init(_ property: ICSProperty, start: LocalDate, zone: Zone) throws(HolidayFileProblem) {
    var parts = try Parts(property)
    guard parts.take("FREQ") == "YEARLY" else { throw parts.unsupported(property.value) }
    self.start = start
    interval = try parts.number("INTERVAL") ?? 1
    count = try parts.number("COUNT")
    // It is counted from its start, year by year.
    if count != nil, start.year < 1_900 { throw parts.unsupported("COUNT from before 1900") }
    until = try parts.date("UNTIL", zone: zone)
    let months = try parts.numbers("BYMONTH", in: 1...12)
    monthDays = Set(try parts.numbers("BYMONTHDAY", in: -31...31))
    weekdays = try parts.weekdays("BYDAY")
    // Without a month these would be days and weekdays of the whole year.
    if months.isEmpty, !monthDays.isEmpty || !weekdays.isEmpty {
      throw parts.unsupported(property.value)
    }
    self.months = months.isEmpty ? [start.month] : Set(months).sorted()
    // The first day of the week changes nothing where no weeks are counted.
    _ = parts.take("WKST")
    try parts.expectNone()
  }

  /// The parts of a rule that are not read yet, by name.
  private struct Parts {
    private let line: Int
    private var values: [String: String] = [:]

    init(_ property: ICSProperty) throws(HolidayFileProblem) {
      line = property.line
      for part in property.value.uppercased().split(separator: ";") {
        let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(halves[0])
        guard halves.count == 2, values[name] == nil else { throw unsupported(String(part)) }
        values[name] = String(halves[1])
      }
    }

    func unsupported(_ text: String) -> HolidayFileProblem {
      HolidayFileProblem(line: line, reason: .unsupported("RRULE " + text))
    }

    mutating func take(_ name: String) -> String? { values.removeValue(forKey: name) }

    func expectNone() throws(HolidayFileProblem) {
      if let name = values.keys.min() { throw unsupported(name) }
    }

    mutating func date(_ name: String, zone: Zone) throws(HolidayFileProblem) -> LocalDate? {
      guard let text = take(name) else { return nil }
      guard let moment = ICSMoment(text, zone: zone) else { throw unsupported(text) }
      return moment.date
    }

    mutating func number(_ name: String) throws(HolidayFileProblem) -> Int? {
      let numbers = try numbers(name, in: 1...9_999)
      if numbers.count > 1 { throw unsupported(name) }
      return numbers.first
    }

    /// A list of numbers, none of them 0; empty where the part is absent.
    mutating func numbers(
      _ name: String,
      in range: ClosedRange<Int>
    ) throws(HolidayFileProblem) -> [Int] {
      guard let text = take(name) else { return [] }
      var numbers: [Int] = []
      for item in text.split(separator: ",", omittingEmptySubsequences: false) {
        guard let number = Int(item), number != 0, range.contains(number) else {
          throw unsupported("\(name)=\(text)")
        }
        numbers.append(number)
      }
      return numbers
    }

    /// A list such as `MO`, `3MO` or `-1FR`.
    mutating func weekdays(_ name: String) throws(HolidayFileProblem) -> [MonthWeekday] {
      guard let text = take(name) else { return [] }
      var weekdays: [MonthWeekday] = []
      for item in text.split(separator: ",", omittingEmptySubsequences: false) {
        let ordinal = Int(item.dropLast(2))
        guard let weekday = Self.weekdays[String(item.suffix(2))],
          item.utf8.count == 2 || (-5...5).contains(ordinal ?? 0) && (ordinal ?? 0) != 0
        else { throw unsupported("\(name)=\(text)") }
        weekdays.append(MonthWeekday(weekday: weekday, ordinal: ordinal))
      }
      return weekdays
    }

    private static let weekdays: [String: Weekday] = [
      "MO": .monday, "TU": .tuesday, "WE": .wednesday, "TH": .thursday, "FR": .friday,
      "SA": .saturday, "SU": .sunday,
    ]
  }
}
