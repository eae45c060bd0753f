extension HumanDuration {
  /// Reads one number and one unit: `10m`, `90 s`, `2 h`, `3 business days`, `90 days`, `2 weeks`.
  ///
  /// Months and years are refused, since they have no fixed length; so is anything above a
  /// hundred years.
  package init(_ text: String) throws(HumanDurationError) {
    let bytes = text.trimmingASCIISpace.utf8
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    let unit = String(Substring(bytes.dropFirst(digits.count))).trimmingASCIISpace.lowercased()
    guard let count = Int(Substring(digits)) else {
      throw HumanDurationError(text: text, reason: digits.isEmpty ? .numberMissing : .tooLong)
    }
    if unit.isEmpty { throw HumanDurationError(text: text, reason: .unitMissing) }
    let words = unit.split { $0 == " " || $0 == "\t" || $0 == "-" }.joined(separator: " ")
    guard let size = Self.size(of: words) else {
      let varies = ["month", "months", "mo", "year", "years", "y", "quarter", "quarters"]
      throw HumanDurationError(
        text: text,
        reason: varies.contains(words) ? .noFixedLength(words) : .unknownUnit(words)
      )
    }
    guard count <= size.limit else { throw HumanDurationError(text: text, reason: .tooLong) }
    self = size.duration(count)
  }

  private struct Size {
    let limit: Int
    let duration: (Int) -> HumanDuration

    init(limit: Int, _ duration: @escaping (Int) -> HumanDuration) {
      (self.limit, self.duration) = (limit, duration)
    }
  }

  /// What a unit is worth, and how many of it are a hundred years.
  private static func size(of unit: String) -> Size? {
    switch unit {
    case "s", "sec", "secs", "second", "seconds": Size(limit: 3_155_760_000) { .seconds($0) }
    case "m", "min", "mins", "minute", "minutes": Size(limit: 52_596_000) { .seconds($0 * 60) }
    case "h", "hr", "hrs", "hour", "hours": Size(limit: 876_600) { .seconds($0 * 3_600) }
    case "d", "day", "days", "calendar day", "calendar days": Size(limit: 36_525) { .days($0) }
    case "w", "week", "weeks": Size(limit: 5_217) { .days($0 * 7) }
    case "bd", "business day", "business days", "working day", "working days", "workday",
      "workdays":
      Size(limit: 26_000) { .businessDays($0) }
    default: nil
    }
  }
}

/// Why a text is not a duration.
package struct HumanDurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  package enum Reason: Hashable, Sendable {
    /// It does not start with a whole number.
    case numberMissing
    /// It is a number alone.
    case unitMissing
    /// The word after the number is no unit.
    case unknownUnit(String)
    /// Months and years have no fixed length.
    case noFixedLength(String)
    /// It is above a hundred years.
    case tooLong
  }

  package let text: String
  package let reason: Reason

  package var description: String {
    let what =
      switch reason {
      case .numberMissing: "it does not start with a whole number"
      case .unitMissing: "its unit is missing"
      case .unknownUnit(let unit): "\(quoted(unit)) is not a unit"
      case .noFixedLength(let unit): "a \(unit) has no fixed length, count days instead"
      case .tooLong: "it is longer than a hundred years"
      }
    return "\(quoted(text)) is not a duration: \(what); "
      + "write one as in 90 s, 10 m, 2 h, 3 business days, 90 days or 2 weeks"
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  var trimmingASCIISpace: String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let tail = utf8.drop(while: isSpace)
    let kept = tail.reversed().drop(while: isSpace).count
    return String(Substring(tail.prefix(kept)))
  }
}
