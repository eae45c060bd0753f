import Foundation

/// What clocks and calendars of a place show, by Foundation's tables.
struct LocalClock {
  private let zone: TimeZone
  /// Offsets change on quarters of an hour only.
  private var offsets: [Int64: Int64] = [:]

  init(_ id: String) { zone = TimeZone(identifier: id) ?? .gmt }

  mutating func offset(_ instant: Int64) -> Int64 {
    let quarter = floor(instant, 900)
    if let known = offsets[quarter] { return known }
    let date = Date(timeIntervalSince1970: TimeInterval(quarter * 900))
    let offset = Int64(zone.secondsFromGMT(for: date))
    offsets[quarter] = offset
    return offset
  }

  /// Days since 1970-01-01 and seconds since midnight.
  mutating func local(_ instant: Int64) -> (day: Int64, second: Int64) {
    let local = instant + offset(instant)
    let day = floor(local, 86_400)
    return (day, local - day * 86_400)
  }

  mutating func day(_ instant: Int64) -> Int64 { local(instant).day }

  /// The first instant at which clocks show that day and second, or have skipped it.
  mutating func instant(_ day: Int64, _ second: Int64) -> Int64 {
    let wanted = day * 86_400 + second
    let guesses = [offset(wanted - 90_000), offset(wanted + 90_000)].map { wanted - $0 }
    for guess in guesses.sorted() where guess + offset(guess) == wanted { return guess }
    var low = (guesses.min() ?? wanted) - 1
    var high = (guesses.max() ?? wanted) + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if middle + offset(middle) >= wanted { high = middle } else { low = middle }
    }
    return high
  }
}

func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}

/// Days by number, as calendars name them.
enum Day {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// Days since 1970-01-01 of an ISO text.
  static func number(_ iso: String) -> Int64? {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return number(year: parts[0], month: parts[1], day: parts[2])
  }

  static func number(year: Int, month: Int, day: Int) -> Int64? {
    let parts = DateComponents(year: year, month: month, day: day)
    return calendar.date(from: parts).map { floor(Int64($0.timeIntervalSince1970), 86_400) }
  }

  static func parts(_ day: Int64) -> (year: Int, month: Int, day: Int) {
    let date = Date(timeIntervalSince1970: TimeInterval(day * 86_400))
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    return (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  static func iso(_ day: Int64) -> String {
    let parts = parts(day)
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
  }

  /// Monday is 1.
  static func weekday(_ day: Int64) -> Int { Int(((day + 3) % 7 + 7) % 7) + 1 }
}
