/// A wish such as "09:00 on that day there", and the instant that it came to: side by side, so
/// that it can be said again in the words it was asked in, and resolved anew when rules change.
package struct ZonedTime: Hashable, Sendable {
  package let date: LocalDate
  package let wished: WallTime
  package let zone: Zone
  /// `Zone.instant(of:at:)` of the three.
  package let instant: Instant

  package init(_ date: LocalDate, at wished: WallTime, in zone: Zone) {
    (self.date, self.wished, self.zone) = (date, wished, zone)
    instant = zone.instant(of: date, at: wished)
  }

  /// The wish for what clocks in the zone show at an instant; the instant is kept, even in an hour
  /// that comes twice.
  package init(_ instant: Instant, in zone: Zone) {
    (date, wished) = zone.local(at: instant)
    (self.zone, self.instant) = (zone, instant)
  }

  /// Whether clocks there skip the wished time, so that the instant shows another.
  package var isMoved: Bool {
    let shown = zone.local(at: instant)
    let wanted = wished == .endOfDay ? (date.adding(days: 1), .midnight) : (date, wished)
    return shown != wanted
  }
}

extension ZonedTime: Comparable, CustomStringConvertible {
  /// By instant; equal instants by zone id, then by wish.
  package static func < (left: ZonedTime, right: ZonedTime) -> Bool {
    (left.instant, left.zone.id, left.date, left.wished)
      < (right.instant, right.zone.id, right.date, right.wished)
  }

  /// `2025-03-30 09:00 Europe/Berlin`.
  package var description: String { "\(date) \(wished) \(zone)" }
}
