/// What a clock on the wall shows, to the second: 00:00:00 to 23:59:59, and 24:00 as the end of a
/// day.
package struct WallTime: Hashable, Comparable, Sendable {
  /// Seconds since the clock showed 00:00, 0 to 86,400; not always the seconds since the day
  /// began, for a zone may put its clocks forward or back in between.
  package let secondsOfDay: Int32

  init(unchecked secondsOfDay: Int32) { self.secondsOfDay = secondsOfDay }

  /// The time of an hour (0 to 23), minute and second (0 to 59).
  package init(hour: Int, minute: Int, second: Int = 0) throws(WallTimeError) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      throw .noSuchTime(hour: hour, minute: minute, second: second)
    }
    secondsOfDay = Int32(hour * 3_600 + minute * 60 + second)
  }

  /// Reads `09:00`, `9:00` or `09:00:30`.
  package init(_ text: String) throws(WallTimeError) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Self.number($0) }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { throw .malformed(text) }
    try self.init(
      hour: numbers[0],
      minute: numbers[1],
      second: numbers.count == 3 ? numbers[2] : 0
    )
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard (1...2).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// 00:00, the first time of a day.
  package static let midnight = WallTime(unchecked: 0)
  /// 24:00: the end of a day, which is 00:00 of the next one.
  package static let endOfDay = WallTime(unchecked: 86_400)

  package var hour: Int { Int(secondsOfDay) / 3_600 }
  package var minute: Int { Int(secondsOfDay) / 60 % 60 }
  package var second: Int { Int(secondsOfDay) % 60 }

  package static func < (left: WallTime, right: WallTime) -> Bool {
    left.secondsOfDay < right.secondsOfDay
  }
}

extension WallTime: CustomStringConvertible {
  /// `09:00`, or `09:00:30` where seconds are not zero.
  package var description: String {
    second == 0 ? padded(hour, to: 2) + ":" + padded(minute, to: 2) : withSeconds
  }

  var withSeconds: String {
    padded(hour, to: 2) + ":" + padded(minute, to: 2) + ":" + padded(second, to: 2)
  }
}

/// Why there is no such time of day.
package enum WallTimeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text has another form.
  case malformed(String)
  /// The form is right, but no clock shows that.
  case noSuchTime(hour: Int, minute: Int, second: Int)

  package var description: String {
    switch self {
    case .malformed(let text):
      "\(quoted(text)) is not a time of day; write hours and minutes as in 09:00"
    case .noSuchTime(let hour, let minute, let second):
      "no clock shows \(hour) h \(minute) min \(second) s; write 00:00 to 23:59"
    }
  }
}
