package import Civil

extension Instant {
  /// Reads an RFC 3339 instant; or a date, or date and time of day, by a zone's clock.
  ///
  /// A date is its first moment there. Nil for any other text, and for no such day or time.
  package init?(_ text: String, inZoneIfLocal zone: Zone) {
    let bytes = text.utf8
    switch bytes.count {
    case 10:
      guard let date = try? LocalDate(iso: text) else { return nil }
      self = zone.startOfDay(date)
    case 16, 19:
      let dateEnd = bytes.index(bytes.startIndex, offsetBy: 10)
      let separator = bytes[dateEnd]
      guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "T"),
        let date = try? LocalDate(iso: String(text[..<dateEnd])),
        let time = try? WallTime(String(text[bytes.index(after: dateEnd)...]))
      else { return nil }
      self = zone.instant(of: date, at: time)
    default:
      guard let instant = try? Instant(rfc3339: text) else { return nil }
      self = instant
    }
  }
}
