import Civil
import Outreach

extension LocalDate {
  /// `Tuesday, 24 November 2026`.
  var long: String { "\(weekday.name.capitalized), \(day) \(Self.months[month - 1]) \(year)" }

  /// `Tue 24 Nov`.
  var short: String {
    "\(weekday.name.capitalized.prefix(3)) \(day) \(Self.months[month - 1].prefix(3))"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Instant {
  func date(in zone: Zone) -> LocalDate { zone.local(at: self).date }

  /// `08:05 Europe/London`.
  func clock(in zone: Zone) -> String { "\(zone.local(at: self).time.minutes) \(zone.id)" }
}

extension WallTime {
  /// `08:05`, without seconds.
  var minutes: String { String(description.prefix(5)) }
}

extension Zone {
  /// `New York`, as people call the zone of a city.
  var city: String {
    (id.split(separator: "/").last.map(String.init) ?? id)
      .split(separator: "_").joined(separator: " ")
  }
}

extension Int {
  /// `1 mail`, `2 mails`.
  func of(_ one: String, _ many: String? = nil) -> String {
    self == 1 ? "1 \(one)" : "\(self) \(many ?? one + "s")"
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
