import Civil

/// Zones that are awkward, each in its own way.
enum Samples {
  static let zones = [
    "Europe/Berlin", "America/New_York",
    "Australia/Lord_Howe",  // half an hour of daylight saving
    "Africa/Casablanca",  // winter time in Ramadan
    "Asia/Kathmandu",  // +05:45
    "America/St_Johns",  // -03:30, and changes at 00:01 until 2011
    "Pacific/Apia",  // no 2011-12-30
    "Asia/Tehran", "Asia/Riyadh",
    "America/Sao_Paulo",  // changes at midnight until 2019
    "Asia/Pyongyang",  // another standard offset from 2015 to 2018
    "Antarctica/Troll",  // two hours of daylight saving
  ]

  static func date(_ iso: String) throws -> LocalDate { try LocalDate(iso: iso) }

  static func instant(_ text: String) throws -> Instant { try Instant(rfc3339: text) }
}
