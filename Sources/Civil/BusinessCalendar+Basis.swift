extension BusinessCalendar {
  /// The calendar as one text: equal for equal calendars, in every process.
  package var basis: String {
    var lines = shutdowns.map { "closed \($0.lowerBound) \($0.upperBound)" }
    for (country, days) in holidays {
      for (day, name) in days { lines.append("holiday \(country?.code ?? "") \(day) \(name)") }
    }
    for (country, days) in restDays {
      lines.append("weekend \(country.code) \(days.map { "\($0)" }.sorted())")
    }
    return lines.sorted().joined(separator: "\n")
  }
}
