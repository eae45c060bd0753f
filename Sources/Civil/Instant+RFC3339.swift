/// The text of an instant: RFC 3339 section 5.6, `date-time`.
extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC: `2025-03-30T01:00:00Z`.
  package var description: String { text(offset: 0) + "Z" }

  /// RFC 3339 with the zone's own clock and offset: `2025-03-30T03:00:00+02:00`.
  ///
  /// Offsets with seconds (local mean times of before 1972) are cut to minutes for clock and
  /// offset alike, since RFC 3339 cannot write them; the instant stays the same.
  package func rfc3339(in zone: Zone) -> String {
    let minutes = zone.offset(at: self) / 60
    let sign = minutes < 0 ? "-" : "+"
    let hours = padded(abs(minutes) / 60, to: 2)
    return text(offset: minutes * 60) + sign + hours + ":" + padded(abs(minutes) % 60, to: 2)
  }

  private func text(offset: Int) -> String {
    let (date, time) = localFields(offset: offset)
    return "\(date)T\(time.withSeconds)"
  }

  /// What a clock shows that is the given seconds ahead of UTC.
  func localFields(offset: Int) -> (date: LocalDate, time: WallTime) {
    let local = epochSeconds + Int64(offset)
    let (days, rest) = floorDivide(local, by: 86_400)
    return (LocalDate(daysSinceEpoch: Int(days)), WallTime(unchecked: Int32(rest)))
  }
}

extension Instant {
  /// Reads an RFC 3339 `date-time`: date, `T`, time with seconds, and an offset.
  ///
  /// A fraction of a second is dropped. `23:59:60` UTC, a leap second, is the midnight after it.
  package init(rfc3339 text: String) throws(InstantError) {
    var reader = FieldReader(text)
    guard let parts = Parts(&reader), reader.isAtEnd else {
      throw InstantError(text: text, reason: .malformed(column: reader.column))
    }
    let date: LocalDate
    do {
      date = try LocalDate(year: parts.year, month: parts.month, day: parts.day)
    } catch {
      throw InstantError(text: text, reason: .noSuchDate)
    }
    let seconds = parts.hour * 3_600 + parts.minute * 60 + parts.second
    let epoch = Int64(date.daysSinceEpoch) * 86_400 + Int64(seconds - parts.offset)
    guard parts.isOnAClock, parts.second < 60 || epoch % 86_400 == 0 else {
      throw InstantError(text: text, reason: .noSuchTime)
    }
    guard (Self.earliest...Self.latest).contains(epoch) else {
      throw InstantError(text: text, reason: .outOfBounds)
    }
    self.init(epochSeconds: epoch)
  }

  /// The numbers of a `date-time`, not yet checked against calendar and clock.
  private struct Parts {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// Seconds east of UTC.
    let offset: Int
    private let offsetIsOnAClock: Bool

    var isOnAClock: Bool { hour < 24 && minute < 60 && second <= 60 && offsetIsOnAClock }

    init?(_ reader: inout FieldReader) {
      guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2),
        reader.take("-"), let day = reader.digits(2), reader.take("T") || reader.take("t"),
        let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2),
        reader.take(":"), let second = reader.digits(2)
      else { return nil }
      if reader.take("."), reader.digitRun() == 0 { return nil }
      (self.year, self.month, self.day) = (year, month, day)
      (self.hour, self.minute, self.second) = (hour, minute, second)
      if reader.take("Z") || reader.take("z") {
        (offset, offsetIsOnAClock) = (0, true)
        return
      }
      let isWest = reader.take("-")
      guard isWest || reader.take("+"), let hours = reader.digits(2), reader.take(":"),
        let minutes = reader.digits(2)
      else { return nil }
      offset = (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
      offsetIsOnAClock = hours < 24 && minutes < 60
    }
  }
}

/// Why a text is not an instant.
package struct InstantError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  package enum Reason: Hashable, Sendable {
    /// The form is broken at this column, counted in bytes from 1.
    case malformed(column: Int)
    /// The form is right, but no calendar has that day.
    case noSuchDate
    /// The form is right, but no clock shows that time or offset.
    case noSuchTime
    /// The instant lies outside of `distantPast ... distantFuture`.
    case outOfBounds
  }

  package let text: String
  package let reason: Reason

  package var description: String {
    let what =
      switch reason {
      case .malformed(let column): "it breaks off at column \(column)"
      case .noSuchDate: "there is no such date"
      case .noSuchTime: "there is no such time of day or offset"
      case .outOfBounds: "it is outside of \(Instant.distantPast) to \(Instant.distantFuture)"
      }
    return "\(quoted(text)) is not an instant: \(what); "
      + "write date, time and offset as in 2025-03-30T09:00:00Z or 2025-03-30T09:00:00+02:00"
  }
}
