public import Foundation

/// How far local time is from UTC, as a table; looking at it reads neither clock nor host.
public struct Zone: Sendable, Hashable {
  private let first: Period
  private let rules: Rules?

  struct Period: Sendable, Hashable {
    var offset: Int
    var abbreviation: Abbreviation
  }

  /// The instants at which the offset changes, and what it is from then on.
  final class Rules: Sendable, Hashable {
    let starts: [Int]
    let periods: [Period]

    init(starts: [Int], periods: [Period]) {
      self.starts = starts
      self.periods = periods
    }

    static func == (a: Rules, b: Rules) -> Bool {
      a === b || (a.starts == b.starts && a.periods == b.periods)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(starts) }
  }

  /// Coordinated universal time.
  public static let utc = Zone(offset: 0, name: "UTC")

  /// A zone of one offset in seconds east of Greenwich.
  public init(offset seconds: Int, name: String? = nil) {
    let offset = max(-86_400, min(86_400, seconds))
    first = Period(offset: offset, abbreviation: Abbreviation(name ?? ""))
    rules = nil
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
    let first = Self.period(zone, at: moment)
    var periods: [Period] = []
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < end,
      next > moment
    {
      starts.append(Int(next.timeIntervalSince1970.rounded()))
      periods.append(Self.period(zone, at: next))
      moment = next
    }
    self.first = first
    rules = starts.isEmpty ? nil : Rules(starts: starts, periods: periods)
  }

  private static func period(_ zone: TimeZone, at moment: Date) -> Period {
    let later = moment.addingTimeInterval(1)
    return Period(
      offset: zone.secondsFromGMT(for: later),
      abbreviation: Abbreviation(zone.abbreviation(for: later) ?? "")
    )
  }

  /// The zone without a reference that counts, for as long as the zone itself is kept.
  var view: ZoneView { ZoneView(first: first, rules: rules.map { Unmanaged.passUnretained($0) }) }
}

/// A zone while a rendering keeps it.
struct ZoneView: @unchecked Sendable {
  let first: Zone.Period
  let rules: Unmanaged<Zone.Rules>?

  /// The offset and its name at an instant.
  func period(at seconds: Int) -> Zone.Period {
    guard let rules else { return first }
    return rules._withUnsafeGuaranteedRef { rules in
      var (low, high) = (0, rules.starts.count)
      while low < high {
        let middle = (low + high) / 2
        if rules.starts[middle] <= seconds { low = middle + 1 } else { high = middle }
      }
      return low == 0 ? first : rules.periods[low - 1]
    }
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
      abbreviation: period.abbreviation
    )
  }
}
