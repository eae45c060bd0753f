import Civil

/// When a mail that was refused for the time being is tried again.
///
/// From 5 minutes, doubling, to 4 hours (RFC 5321 §4.5.4.1 wants at least 30 minutes only of a
/// relay's queue; a submission server's refusal is mostly over sooner).
enum Retry {
  static let first: Int64 = 300
  static let longest: Int64 = 4 * 3600

  /// `attempts`: how often a server was asked, this time included.
  static func notBefore(attempts: Int, after now: Instant) -> Instant {
    let doublings = min(max(attempts - 1, 0), 10)
    return now.adding(seconds: min(first << Int64(doublings), longest))
  }
}
