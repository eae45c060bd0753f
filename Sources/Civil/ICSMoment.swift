/// A `DATE` or `DATE-TIME`, RFC 5545 sections 3.3.4 and 3.3.5, as what a local clock shows.
struct ICSMoment: Hashable {
  let date: LocalDate
  let time: WallTime
  let isWholeDay: Bool

  /// Seconds since 1970-01-01 00:00 of the local clock.
  var localSeconds: Int { Int(date.daysSinceEpoch) * 86_400 + Int(time.secondsOfDay) }

  /// Reads `20251224`, `20251224T090000` (of the zone that its `TZID` names, or of none) or
  /// `20251224T080000Z`, which is brought to the zone.
  init?(_ text: String, zone: Zone) {
    var reader = FieldReader(text)
    guard let year = reader.digits(4), let month = reader.digits(2), let day = reader.digits(2),
      let date = try? LocalDate(year: year, month: month, day: day)
    else { return nil }
    if reader.isAtEnd {
      (self.date, time, isWholeDay) = (date, .midnight, true)
      return
    }
    guard reader.take("T"), let hour = reader.digits(2), let minute = reader.digits(2),
      let second = reader.digits(2),
      let time = try? WallTime(hour: hour, minute: minute, second: min(second, 59))
    else { return nil }
    isWholeDay = false
    if reader.take("Z") {
      (self.date, self.time) = zone.local(at: Zone.utc.instant(of: date, at: time))
    } else {
      (self.date, self.time) = (date, time)
    }
    if !reader.isAtEnd { return nil }
  }
}

extension ICSProperty {
  /// The one moment of the property's value.
  func moment(zone: Zone) throws(HolidayFileProblem) -> ICSMoment {
    guard let moment = ICSMoment(value, zone: zone) else {
      throw HolidayFileProblem(line: line, reason: .notADate(property: name, value: value))
    }
    return moment
  }

  /// The moments of a list, separated by commas.
  func moments(zone: Zone) throws(HolidayFileProblem) -> [ICSMoment] {
    var moments: [ICSMoment] = []
    for item in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let moment = ICSMoment(String(item), zone: zone) else {
        throw HolidayFileProblem(
          line: line,
          reason: .notADate(property: name, value: String(item))
        )
      }
      moments.append(moment)
    }
    return moments
  }
}
