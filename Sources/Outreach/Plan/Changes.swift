import Civil

/// Keeps the next of the instants at which something may turn out differently though nothing new
/// happened.
///
/// Every comparison with `now` that planning makes notes here when it would come out otherwise.
/// One noted too many makes an account be looked at for nothing; one forgotten, too late.
struct Changes: Sendable {
  let now: Instant
  private(set) var next: Instant?

  init(after now: Instant) { self.now = now }

  /// What is past already no longer changes anything.
  mutating func note(_ instant: Instant?) {
    guard let instant, instant > now else { return }
    next = min(next ?? instant, instant)
  }

  /// Notes the first instant after one that itself still counts.
  mutating func note(endOf instant: Instant) { note(instant.adding(seconds: 1)) }

  mutating func note(_ holds: [Hold]) {
    for hold in holds { note(hold.until) }
  }
}
