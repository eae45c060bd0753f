import Civil

/// What a working day is in awkward places, day by day: when 09:00 and 17:00 are, and when three
/// business days have passed after 09:00, with a weekend on Saturday and Sunday and one on Friday
/// and Saturday.
enum ClockMatrix {
  static let zones = [
    "Europe/Berlin", "America/New_York",
    "Australia/Lord_Howe",  // half an hour of daylight saving
    "Africa/Casablanca",  // winter time in Ramadan
    "Asia/Kathmandu",  // +05:45
    "America/St_Johns",  // -03:30, and changes at 00:01 until 2011
    "Pacific/Apia",  // no 2011-12-30
    "Asia/Tehran",  // changes at midnight, until 2022
  ]

  /// Those with changes of rules among them; none that a later database may still change.
  static let years = [2007, 2011, 2022, 2024]

  /// A line for each date: zone, date, opening, closing, and the ends of the two waits; `-` where
  /// the date has no 09:00.
  static func lines(_ years: [Int]) throws -> [String] {
    var lines: [String] = []
    for id in zones {
      let zone = try Zone(id)
      for year in years {
        var date = try LocalDate(year: year, month: 1, day: 1)
        let end = try LocalDate(year: year + 1, month: 1, day: 1)
        while date < end {
          lines.append(try line(date, in: zone))
          date = date.adding(days: 1)
        }
      }
    }
    return lines
  }

  static func line(_ date: LocalDate, in zone: Zone) throws -> String {
    let seconds = try instants(date, in: zone).map { "\($0.epochSeconds)" }
    return "\(zone) \(date) " + (seconds.isEmpty ? "-" : seconds.joined(separator: " "))
  }

  static func instants(_ date: LocalDate, in zone: Zone) throws -> [Instant] {
    let window = try DayWindow("Mon–Sun 09:00–17:00")
    let start = zone.startOfDay(date)
    guard let opening = window.nextOpening(atOrAfter: start, in: zone),
      zone.localDate(at: opening) == date,
      let closing = window.closing(of: opening, in: zone)
    else { return [] }
    let waits = [nil, try Country("SA")].map { country in
      HumanDuration.businessDays(3).after(opening, in: zone, country: country)
    }
    return [opening, closing] + waits
  }
}
