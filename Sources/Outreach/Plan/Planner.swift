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
    policy: Policy, library: TemplateLibrary, now: Instant, horizon: Instant, seed: UInt64
  ) {
    self.policy = policy
    self.library = library
    self.now = now
    self.horizon = horizon
    self.seed = seed
  }

  /// Plans all candidates.
  ///
  /// - Parameters:
  ///   - candidates: each account once, in any order.
  ///   - reservations: all that counts against a cap, the last 24 hours and everything later.
  ///   - missing: the holds of values that a template reads and the records lack.
  package func plan(
    _ candidates: some Swift.Sequence<Candidate>, given reservations: [Reservation],
    missing: (Wish, Candidate) -> [Hold] = { _, _ in [] }
  ) -> Plan {
    let accounts = AccountPlanner(policy: policy, library: library, now: now)
    var wanting: [AccountPlanner.Wanting] = []
    var held: [Held] = []
    var owed: [ReplyOwed] = []
    for candidate in candidates {
      let outcome = accounts.outcome(for: candidate, missing: missing)
      wanting += outcome.wishes
      held += outcome.held
      if let reply = outcome.owed { owed.append(reply) }
    }
    wanting.sort { Wish.goesBefore($0.wish, $1.wish) }
    var slots = SlotFinder(
      policy: policy, now: now, horizon: horizon, seed: seed, reservations: reservations)
    var scheduled: [Scheduled] = []
    for want in wanting {
      switch slots.place(want) {
      case .success(let mail): scheduled.append(mail)
      case .failure(let hold): held.append(hold)
      }
    }
    return Plan(
      now: now, horizon: horizon,
      scheduled: scheduled.sorted {
        ($0.slot.instant, $0.wish.key) < ($1.slot.instant, $1.wish.key)
      },
      held: held.sorted(by: Held.goesBefore),
      owed: owed.sorted { ($0.since, $0.account) < ($1.since, $1.account) })
  }
}

extension Held {
  static func goesBefore(_ left: Held, _ right: Held) -> Bool {
    if left.account != right.account { return left.account < right.account }
    let leftPosition = left.position.map { "\($0.sequence)\u{0}\($0.step)" } ?? ""
    let rightPosition = right.position.map { "\($0.sequence)\u{0}\($0.step)" } ?? ""
    if leftPosition != rightPosition { return leftPosition < rightPosition }
    return (left.contact?.text ?? "") < (right.contact?.text ?? "")
  }
}

/// A mail that got no slot within the horizon.
extension Held: Error {}
