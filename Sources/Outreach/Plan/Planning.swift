import Civil

/// A plan in the making: takes the accounts one by one, in any order, then shares out the slots.
package struct Planning: Sendable {
  private let planner: Planner
  private let accounts: AccountPlanner
  private var wanting: [AccountPlanner.Wanting] = []
  private var held: [Held] = []
  private var owed: [ReplyOwed] = []
  private var tasks: [TaskDue] = []

  package init(_ planner: Planner) {
    self.planner = planner
    accounts = AccountPlanner(
      policy: planner.policy,
      library: planner.library,
      now: planner.now
    )
  }

  /// Looks at one account.
  ///
  /// `missing`: the holds of values that a template reads and the records lack.
  package mutating func consider(
    _ candidate: Candidate,
    missing: (Wish, Candidate) -> [Hold] = { _, _ in [] }
  ) {
    consider(accounts.outcome(for: candidate, missing: missing))
  }

  /// Takes what was worked out for an account, now or earlier: see `Outcome.changes`.
  package mutating func consider(_ outcome: AccountPlanner.Outcome) {
    wanting += outcome.wishes
    held += outcome.held
    tasks += outcome.tasks
    if let reply = outcome.owed { owed.append(reply) }
  }

  /// Gives the wishes their slots.
  ///
  /// `reservations`: all that counts against a cap, the last 24 hours and all later.
  ///
  /// `mailboxes`: what the journal says of each; one that is not there has sent nothing yet.
  package consuming func plan(
    given reservations: [Reservation],
    mailboxes: [MailboxID: MailboxRecord] = [:]
  ) -> Plan {
    let order = Wish.Order(planner.policy.cadence.priority)
    wanting.sort { order.goesBefore($0.wish, $0.earliest, $1.wish, $1.earliest) }
    var slots = SlotFinder(planner, reservations: reservations, mailboxes: mailboxes)
    var scheduled: [Scheduled] = []
    for want in wanting {
      switch slots.place(want) {
      case .success(let mail): scheduled.append(mail)
      case .failure(let hold): held.append(hold)
      }
    }
    return Plan(
      now: planner.now,
      horizon: planner.horizon,
      scheduled: scheduled.sorted {
        ($0.slot.instant, $0.wish.key) < ($1.slot.instant, $1.wish.key)
      },
      held: held.sorted(by: Held.goesBefore),
      owed: owed.sorted { ($0.since, $0.account) < ($1.since, $1.account) },
      tasks: tasks.filter { $0.due < planner.horizon }
        .sorted { ($0.due, $0.account) < ($1.due, $1.account) }
    )
  }
}
