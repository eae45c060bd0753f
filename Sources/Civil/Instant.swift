/// A point on the time line in whole seconds; the same for everyone, whatever their clocks show.
///
/// Every value lies in `distantPast ... distantFuture`, a day inside the years 1 to 9999, so that
/// it has a four-digit year in every zone. Arithmetic stops at these bounds instead of trapping.
/// Leap seconds do not exist here, as in POSIX.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before.
  package let epochSeconds: Int64

  /// The instant of a count of seconds; a count beyond the bounds becomes the bound.
  package init(epochSeconds: Int64) {
    self.epochSeconds = min(max(epochSeconds, Self.earliest), Self.latest)
  }

  /// 0001-01-02T00:00:00Z: stands for "always before".
  package static let distantPast = Instant(epochSeconds: earliest)
  /// 9999-12-30T23:59:59Z: stands for "never".
  package static let distantFuture = Instant(epochSeconds: latest)

  static let earliest: Int64 = -62_135_510_400
  static let latest: Int64 = 253_402_214_399

  /// The instant that many seconds later, or earlier when negative; stops at the bounds.
  package func adding(seconds: Int64) -> Instant {
    let (sum, overflow) = epochSeconds.addingReportingOverflow(seconds)
    guard overflow else { return Instant(epochSeconds: sum) }
    return seconds < 0 ? .distantPast : .distantFuture
  }

  /// How many seconds this instant lies after the other; negative when before.
  package func seconds(since other: Instant) -> Int64 { epochSeconds - other.epochSeconds }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.epochSeconds < right.epochSeconds
  }
}
