/// An instant with the sender's UTC offset, as the Date field says it (RFC 5322 §3.3).
package struct MailDate: Hashable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  package let seconds: Int
  /// East of Greenwich is positive.
  package let offsetMinutes: Int

  /// Refuses offsets of a day or more, and local years outside 1900 to 9999.
  package init(seconds: Int, offsetMinutes: Int = 0) throws(MailDateError) {
    guard -1439...1439 ~= offsetMinutes, Self.range ~= seconds else {
      throw MailDateError(seconds: seconds, offsetMinutes: offsetMinutes)
    }
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }

  /// A day inside 1900-01-01 to 9999-12-31 at both ends, so that every offset is safe.
  private static let range = -2_208_902_400...253_402_214_399
}

/// An instant or offset that the Date field cannot say.
package struct MailDateError: Error, Hashable, Sendable, CustomStringConvertible {
  package let seconds: Int
  package let offsetMinutes: Int

  package var description: String {
    "the date of \(seconds) s since 1970 with the offset of \(offsetMinutes) min cannot be "
      + "written: its year has to lie in 1900 to 9999, its offset under 24 h"
  }
}
