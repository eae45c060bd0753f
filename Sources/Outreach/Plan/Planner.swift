package import Civil
import Mail

/// Gives each wish the earliest slot at which every rule is clear, in order of priority.
///
/// A function of its inputs: the same candidates, journal, policy, `now` and `seed` give the same
/// plan, whatever the order of the candidates.
package struct Planner: Sendable {
  package let policy: Policy
  package let library: TemplateLibrary
  package let now: Instant
  /// No slot is given at this instant or later.
  package let horizon: Instant
  package let seed: UInt64

  package init(
    policy: Policy,
    library: TemplateLibrary,
    now: Instant,
    horizon: Instant,
    seed: UInt64
  ) {
    self.policy = policy
    self.library = library
    self.now = now
    self.horizon = horizon
    self.seed = seed
  }

  /// Plans all candidates; see `Planning` for a book too large to hold at once.
  package func plan(
    _ candidates: some Swift.Sequence<Candidate>,
    given reservations: [Reservation],
    mailboxes: [MailboxID: MailboxRecord] = [:],
    missing: (Wish, Candidate) -> [Hold] = { _, _ in [] }
  ) -> Plan {
    var planning = Planning(self)
    for candidate in candidates { planning.consider(candidate, missing: missing) }
    return planning.plan(given: reservations, mailboxes: mailboxes)
  }
}

extension Held {
  package static func goesBefore(_ left: Held, _ right: Held) -> Bool {
    if left.account != right.account { return left.account < right.account }
    let leftPosition = left.position.map { "\($0.sequence)\u{0}\($0.step)" } ?? ""
    let rightPosition = right.position.map { "\($0.sequence)\u{0}\($0.step)" } ?? ""
    if leftPosition != rightPosition { return leftPosition < rightPosition }
    return (left.contact?.text ?? "") < (right.contact?.text ?? "")
  }
}

/// A mail that got no slot within the horizon.
extension Held: Error {}
