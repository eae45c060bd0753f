extension MailDate: CustomStringConvertible {
  /// As in `Sun, 22 Nov 2026 14:05:09 +0100` (RFC 5322 §3.3).
  package var description: String {
    let local = seconds + offsetMinutes * 60
    let day = local.flooredQuotient(by: 86_400)
    let second = local - day * 86_400
    let (year, month, dayOfMonth) = Self.civil(fromDay: day)
    let weekday = Self.weekdays[(day + 4) - (day + 4).flooredQuotient(by: 7) * 7]
    var text = "\(weekday), \(dayOfMonth) \(Self.months[month - 1]) \(year)"
    for (mark, number) in [(" ", second / 3600), (":", second / 60 % 60), (":", second % 60)] {
      text += mark
      text += Self.twoDigits(number)
    }
    let offset = abs(offsetMinutes)
    text += offsetMinutes < 0 ? " -" : " +"
    return text + Self.twoDigits(offset / 60) + Self.twoDigits(offset % 60)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// The proleptic Gregorian date of a day counted from 1970-01-01, by eras of 400 years from 1 March.
  private static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * march + 2) / 5 + 1)
  }

  /// The inverse of `civil(fromDay:)`.
  static func day(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooredQuotient(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Int {
  fileprivate func flooredQuotient(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }
}
