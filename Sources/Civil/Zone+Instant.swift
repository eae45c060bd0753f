/// From what a clock shows to the instant when it shows it.
///
/// Every date and time has exactly one answer, and a later date or time never has an earlier one.
extension Zone {
  /// The first instant at which clocks there show that date and time.
  ///
  /// Where clocks go back and show it twice, this is the first time. Where they go forward and
  /// skip it, this is the instant at which they go forward: the first that is not too early. A
  /// date that a zone skips whole (`has(_:)`) falls on the start of the next one.
  package func instant(of date: LocalDate, at time: WallTime) -> Instant {
    let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondsOfDay)
    return Instant(epochSeconds: table.firstInstant(showing: local))
  }

  /// The first instant of that date: 00:00, or later where clocks skip midnight.
  package func startOfDay(_ date: LocalDate) -> Instant { instant(of: date, at: .midnight) }

  /// Whether clocks there ever showed that date.
  ///
  /// False for 2011-12-30 in `Pacific/Apia`, which went from the 29th to the 31st when Samoa
  /// changed sides of the date line.
  package func has(_ date: LocalDate) -> Bool { localDate(at: startOfDay(date)) == date }
}
