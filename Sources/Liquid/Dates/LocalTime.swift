/// An instant taken apart in an offset from UTC, in the proleptic Gregorian calendar.
struct LocalTime: Sendable {
  let seconds: Int
  let nanoseconds: Int
  let offset: Int
  let abbreviation: Abbreviation
  let year: Int
  let month: Int
  let day: Int
  let secondOfDay: Int
  /// Days since 1970 began.
  let dayNumber: Int

  init(seconds: Int, nanoseconds: Int = 0, offset: Int, abbreviation: Abbreviation) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
    self.abbreviation = abbreviation
    let local = max(-1 << 55, min(1 << 55, seconds)) + offset
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    secondOfDay = local - days * 86_400
    dayNumber = days
    (year, month, day) = Self.civil(days)
  }

  var hour: Int { secondOfDay / 3600 }
  var minute: Int { secondOfDay / 60 % 60 }
  var second: Int { secondOfDay % 60 }
  /// Sunday is 0.
  var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }
  /// From 1.
  var dayOfYear: Int { dayNumber - Self.days(year, 1, 1) + 1 }

  /// Days since 1970 of a date.
  ///
  /// Years begin in March and come in groups of 400, as in Howard Hinnant's "chrono-compatible
  /// low-level date algorithms".
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let years = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * years + years / 4 - years / 100)
    let part = (5 * ofYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (years + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * part + 2) / 5 + 1)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Year and week of ISO 8601, whose weeks begin on Monday and belong to their Thursday's year.
  var isoWeek: (year: Int, week: Int) {
    let thursday = dayNumber - (weekday + 6) % 7 + 3
    let (isoYear, _, _) = Self.civil(thursday)
    return (isoYear, (thursday - Self.days(isoYear, 1, 1)) / 7 + 1)
  }
}

/// A zone's short name of up to eight ASCII letters, as a plain value.
struct Abbreviation: Sendable, Hashable {
  private let bits: UInt64

  static let none = Abbreviation("")
  static let utc = Abbreviation("UTC")

  init(_ text: String) {
    bits = text.utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1 & 0x7F) }
  }

  var bytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }.filter { $0 != 0 }
  }
}
