public import Foundation

/// How far local time is from UTC, as a table; looking at it reads neither clock nor host.
public struct Zone: Sendable, Hashable {
  private let starts: [Int]
  private let periods: [Period]

  struct Period: Sendable, Hashable {
    var offset: Int
    var abbreviation: String
  }

  /// Coordinated universal time.
  public static let utc = Zone(offset: 0, name: "UTC")

  /// A zone of one offset in seconds east of Greenwich.
  public init(offset seconds: Int, name: String? = nil) {
    let offset = max(-86_400, min(86_400, seconds))
    starts = []
    periods = [Period(offset: offset, abbreviation: name ?? "")]
  }

  /// A zone of the time zone database, such as `Europe/Paris`; `nil` if it has none of this name.
  public init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.init(zone)
  }

  /// The rules of a time zone from 1970 to 2100.
  public init(_ zone: TimeZone) {
    var moment = Date(timeIntervalSince1970: 0)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    var starts: [Int] = []
    var periods = [Self.period(zone, at: moment)]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end,
      next > moment
    {
      starts.append(Int(next.timeIntervalSince1970.rounded()))
      periods.append(Self.period(zone, at: next))
      moment = next
    }
    self.starts = starts
    self.periods = periods
  }

  private static func period(_ zone: TimeZone, at moment: Date) -> Period {
    let later = moment.addingTimeInterval(1)
    return Period(
      offset: zone.secondsFromGMT(for: later),
      abbreviation: zone.abbreviation(for: later) ?? ""
    )
  }

  /// The offset and its name at an instant.
  func period(at seconds: Int) -> Period {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return periods[low]
  }

  /// The instant of a wall clock's reading; where it is read twice, the earlier one.
  func instant(ofLocal local: Int) -> Int {
    let before = local - period(at: local - 86_400).offset
    if before + period(at: before).offset == local { return before }
    let after = local - period(at: local + 86_400).offset
    return after + period(at: after).offset == local ? after : before
  }

  func time(at seconds: Int, nanoseconds: Int = 0) -> LocalTime {
    let period = period(at: seconds)
    return LocalTime(
      seconds: seconds,
      nanoseconds: nanoseconds,
      offset: period.offset,
      abbreviation: period.abbreviation.isEmpty ? nil : period.abbreviation
    )
  }
}
