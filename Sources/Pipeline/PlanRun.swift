import Civil
package import Outreach
package import Store

/// Reads the book page by page and plans it; changes nothing.
package struct PlanRun {
  private let store: any Store
  private let planner: Planner

  package init(_ store: any Store, by planner: Planner) {
    self.store = store
    self.planner = planner
  }

  /// Accounts that are read at once.
  private static let page = 500

  /// The plan of the whole book.
  ///
  /// `progress` is called with the number of accounts looked at so far, page by page; `each` with
  /// every account, in order of id.
  package func plan(
    progress: (Int) -> Void = { _ in },
    each: (Candidate) -> Void = { _ in }
  ) throws -> Plan {
    let now = planner.now
    let composer = Composer(policy: planner.policy, library: planner.library)
    var planning = Planning(planner)
    var last: AccountID?
    var seen = 0
    while true {
      let page = try store.candidates(after: last, limit: Self.page)
      for candidate in page {
        each(candidate)
        planning.consider(candidate) { composer.holds(for: $0, $1, at: max(now, $0.due)) }
      }
      seen += page.count
      progress(seen)
      last = page.last?.account.id
      if page.count < Self.page { break }
    }
    return planning.plan(
      given: try store.reservations(since: since),
      mailboxes: try store.mailboxRecords(planner.policy.mailboxes, at: now)
    )
  }

  /// What is older counts no more: a day and an hour back are in every rolling window and zone's day.
  private var since: Instant { planner.now.adding(seconds: -2 * 86_400) }
}

extension PlanRun {
  /// A plan at the cost of the mails that go, whatever the size of the book.
  ///
  /// Its slots are those of `plan`; of those who are held it names the first of each group only.
  package struct Glance: Sendable {
    package let plan: Plan
    /// How many each rule holds.
    package let held: [RuleID: Int]
    /// How many of `plan.held` were tried, and found no slot.
    package let tried: Int
    package let owed: Int
    package let tasks: Int
  }

  /// Somebody who is held, with the reason to name first.
  package struct HeldLine: Sendable {
    package let account: AccountID
    package let accountName: String
    package let contact: ContactID?
    package let reason: AgendaWish.Reason

    package init(
      account: AccountID,
      accountName: String,
      contact: ContactID?,
      reason: AgendaWish.Reason
    ) {
      self.account = account
      self.accountName = accountName
      self.contact = contact
      self.reason = reason
    }
  }

  /// Brings the agenda up to date, then plans what it says is due.
  ///
  /// `everyone`: is told of each who is held, those of `Glance.plan.held` left out that got no slot
  /// for a reason of their own; nil: nobody is read but who goes.
  /// `examples`: how many of those that a rule holds are named.
  /// `listed`: how many of the replies owed and of the tasks are; nil: as many.
  /// `progress`: called with the number of accounts that were worked out anew so far.
  package func glance(
    examples: Int,
    listed: Int? = nil,
    progress: (Int) -> Void = { _ in },
    everyone: ((HeldLine) throws -> Void)? = nil
  ) throws -> Glance {
    try AgendaRun(store, by: planner).renew(progress: progress)
    return try store.readingAgenda { agenda in
      var planning = AgendaPlanning(
        planner,
        given: try agenda.reservations(since: since),
        mailboxes: try agenda.mailboxRecords(planner.policy.mailboxes, at: planner.now)
      )
      try planning.run(agenda.queues()) {
        try agenda.entries(of: $0, before: planner.horizon, after: $1, limit: $2)
      }
      if let everyone { try tell(planning, agenda, everyone) }
      return try glance(planning, agenda, examples: examples, listed: listed ?? examples)
    }
  }

  private func tell(
    _ planning: AgendaPlanning,
    _ agenda: any AgendaReader,
    _ everyone: (HeldLine) throws -> Void
  ) throws {
    let zone = planner.policy.mailboxes[0].zone
    var ends: [AgendaQueue: AgendaWish.Reason] = [:]
    for end in planning.closed {
      let text = end.hold.sentence(in: zone)
      ends[end.queue] = AgendaWish.Reason(rule: end.hold.rule, text: text)
    }
    try agenda.everyone { line in
      var reason = line.reason
      if let queue = line.queue, let earliest = line.earliest, earliest < planner.horizon {
        let place = AgendaPlace(earliest: earliest, account: line.account, number: line.number)
        if planning.looked.contains(place) { return }
        reason = ends[queue] ?? reason
      }
      guard let reason else { return }
      let (account, contact) = (line.account, line.contact)
      try everyone(
        HeldLine(account: account, accountName: line.accountName, contact: contact, reason: reason)
      )
    }
  }

  private func glance(
    _ planning: AgendaPlanning,
    _ agenda: any AgendaReader,
    examples: Int,
    listed: Int
  ) throws -> Glance {
    let counts = try agenda.counts(before: planner.horizon)
    var held = counts.held
    for mail in planning.failed { held[mail.decisive?.rule ?? .window, default: 0] += 1 }
    for end in planning.closed {
      held[end.hold.rule, default: 0] += max(0, (counts.waiting[end.queue] ?? 0) - end.looked)
    }
    var named = planning.failed
    for rule in counts.held.keys {
      named += try agenda.holds(by: rule, before: planner.horizon, limit: examples)
    }
    return Glance(
      plan: Plan(
        now: planner.now,
        horizon: planner.horizon,
        scheduled: planning.scheduled,
        held: named.sorted(by: Held.goesBefore),
        owed: try agenda.owed(limit: listed),
        tasks: try agenda.tasks(before: planner.horizon, limit: listed)
      ),
      held: held.filter { $0.value > 0 },
      tried: planning.failed.count,
      owed: counts.owed,
      tasks: counts.tasks
    )
  }
}
