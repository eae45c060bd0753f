package import Civil

/// What is kept of an account's outcome, so that the next plan need not look at the account again.
///
/// Derived from the record, the journal and the configuration, and true until one of them changes
/// or `until` comes; it can be thrown away and made anew at any time.
package struct Agenda: Hashable, Sendable {
  /// Mails that only time and the caps hold, by key.
  package let wishes: [AgendaWish]
  package let holds: [AgendaHold]
  package let owed: ReplyOwed?
  package let tasks: [TaskDue]
  /// The teammates whose own history the agenda rests on.
  package let teammates: [ContactID]
  /// The first instant at which it may no longer be true though nothing happened; nil: none.
  package let until: Instant?

  /// `zone`: where the days in the reasons' texts are counted.
  package init(of outcome: AccountPlanner.Outcome, for candidate: Candidate, zone: Zone) {
    wishes = outcome.wishes.map { AgendaWish($0, zone: zone) }.sorted { $0.wish.key < $1.wish.key }
    holds = outcome.held.compactMap { AgendaHold($0, zone: zone) }
    owed = outcome.owed
    tasks = outcome.tasks
    let people = outcome.wishes.map(\.wish.key.contact) + outcome.held.compactMap(\.contact)
    teammates = Set(people).filter { id in
      candidate.contact(id).map { $0.account != candidate.account.id } ?? false
    }.sorted()
    until = outcome.changes
  }
}

/// A mail in its place in the order in which slots are given out.
package struct AgendaWish: Hashable, Sendable {
  package let wish: Wish
  /// From when on the account's own history lets it go.
  package let earliest: Instant
  /// What holds it until then; nil where nothing did when it was looked at.
  package let wait: Reason?

  package init(wish: Wish, earliest: Instant, wait: Reason?) {
    self.wish = wish
    self.earliest = earliest
    self.wait = wait
  }

  init(_ want: AccountPlanner.Wanting, zone: Zone) {
    let last = want.waits.max { ($0.until ?? .distantPast) < ($1.until ?? .distantPast) }
    self.init(
      wish: want.wish,
      earliest: want.earliest,
      wait: last.map { Reason(rule: $0.rule, text: $0.sentence(in: zone)) }
    )
  }

  /// A rule's name, and its hold in one sentence.
  package struct Reason: Hashable, Sendable {
    package let rule: RuleID
    package let text: String

    package init(rule: RuleID, text: String) {
      self.rule = rule
      self.text = text
    }

    /// The hold as far as it was kept.
    package func hold(until: Instant?) -> Hold { Hold(rule, until: until, .told(text)) }
  }
}

/// A step, or an account, that time and caps alone do not free, with the hold to name first.
package struct AgendaHold: Hashable, Sendable {
  package let held: Held
  package let reason: AgendaWish.Reason

  /// Nil for a record without a hold, which no planner makes.
  init?(_ held: Held, zone: Zone) {
    guard let hold = held.decisive else { return nil }
    self.held = held
    reason = AgendaWish.Reason(rule: hold.rule, text: hold.sentence(in: zone))
  }
}

extension Held {
  /// The hold to name first: one that time does not end, else the one that ends last, and the
  /// hours of the day only where nothing else holds.
  package var decisive: Hold? {
    let lasting = holds.first { $0.until == nil }
    let weighty = holds.filter { $0.rule != .window && $0.rule != .holidays }
    let last = (weighty.isEmpty ? holds : weighty)
      .max { ($0.until ?? .distantPast) < ($1.until ?? .distantPast) }
    return lasting ?? last
  }
}
