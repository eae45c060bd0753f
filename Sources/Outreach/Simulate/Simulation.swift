package import Civil
import Mail

/// Runs the planner forward, day by day, from a book and its journal, under assumed rates.
///
/// Each day is planned at its first instant for that day alone. A planned mail goes at its slot if
/// the last look still lets it go, which is the one that a sender takes; it then draws what comes
/// back. A person approves every draft in time, answers a reply when `cadence.reply_within` is
/// over, does each task on its day from nine o'clock on, and resumes a mailbox that stopped on its
/// next business day at nine. Nothing is written anywhere: it is a value.
package struct Simulation: Sendable {
  let policy: Policy
  let library: TemplateLibrary
  let assumptions: Assumptions
  package internal(set) var now: Instant
  var book: SimulatedBook
  /// By the accounts' places in the book; nil where something happened since.
  var outcomes: [AccountPlanner.Outcome?]
  var happenings = Happenings()
  var stopped: Set<MailboxID> = []
  var brokenUp: Set<AccountID> = []
  var answered: Set<AccountID> = []
  var count = 0
  private var days: [SimulatedDay] = []
  private let keepsOutcomes: Bool

  /// `records`: what the journal says of each mailbox.
  ///
  /// `keepsOutcomes`: false works out every account anew on every day, as a check.
  package init(
    _ candidates: [Candidate],
    records: [MailboxID: MailboxRecord],
    policy: Policy,
    library: TemplateLibrary,
    from now: Instant,
    under assumptions: Assumptions,
    keepsOutcomes: Bool = true
  ) {
    self.policy = policy
    self.library = library
    self.assumptions = assumptions
    self.now = now
    self.keepsOutcomes = keepsOutcomes
    book = SimulatedBook(candidates)
    book.trust(records, of: policy.mailboxes)
    outcomes = Array(repeating: nil, count: candidates.count)
    for draft in book.openDrafts(in: [.drafted, .approved]) {
      if draft.state == .drafted { book.move(draft.id, to: .approved, at: now) }
      happenings.add(.mail(draft.id), at: max(now, draft.planned.instant))
    }
  }

  /// The zone that days are counted in.
  var zone: Zone { policy.mailboxes[0].zone }

  /// Goes on to the next midnight.
  package mutating func next() {
    let date = zone.localDate(at: now)
    let end = zone.startOfDay(date.adding(days: 1))
    var day = SimulatedDay(date: date, mailboxes: mailboxDays())
    lookAfterMailboxes(&day)
    plan(until: end, &day)
    while let happening = happenings.next(before: end) {
      happen(happening, until: end, &day)
    }
    days.append(day)
    now = end
  }

  /// What the days so far came to.
  package mutating func forecast() -> Forecast {
    let plan = planned(until: now.adding(seconds: 7 * 86_400)).plan
    var held: [RuleID: Int] = [:]
    for entry in plan.held {
      if let rule = entry.decisive?.rule { held[rule, default: 0] += 1 }
    }
    return Forecast(
      days: days,
      breakUps: brokenUp.count,
      answered: answered.count,
      held: held
    )
  }
}

extension Simulation {
  private func mailboxDays() -> [SimulatedDay.MailboxDay] {
    let records = book.records(of: policy.mailboxes, at: now)
    return policy.mailboxes.map { mailbox in
      var cap = mailbox.perDay
      let today = mailbox.zone.localDate(at: now)
      if let ramp = mailbox.ramp {
        let days = records[mailbox.id]?.sendingDays.count { $0 < today } ?? 0
        cap = min(cap, ramp.start + ramp.step * days)
        if days >= mailbox.rampDays { cap = mailbox.perDay }
      }
      return SimulatedDay.MailboxDay(mailbox: mailbox.id, cap: cap)
    }
  }

  /// A person looks into a mailbox that stopped on its next business day.
  private mutating func lookAfterMailboxes(_ day: inout SimulatedDay) {
    let records = book.records(of: policy.mailboxes, at: now)
    for mailbox in policy.mailboxes where !stopped.contains(mailbox.id) {
      guard records[mailbox.id]?.stop(under: mailbox.health) != nil else { continue }
      stopped.insert(mailbox.id)
      day.stops += 1
      let today = mailbox.zone.localDate(at: now)
      let next = policy.holidays.nextBusinessDay(onOrAfter: today) ?? today
      happenings.add(.resume(mailbox.id), at: max(now, mailbox.zone.nine(on: next)))
    }
  }

  /// Works out what has to be, and gives the slots before `end`.
  func planned(
    until end: Instant
  ) -> (plan: Plan, outcomes: [AccountPlanner.Outcome?], firstContacts: Int) {
    let planner = Planner(
      policy: policy,
      library: library,
      now: now,
      horizon: end,
      seed: assumptions.seed
    )
    let accounts = AccountPlanner(policy: policy, library: library, now: now)
    let composer = Composer(policy: policy, library: library)
    var planning = Planning(planner)
    var outcomes = outcomes
    var firstContacts = 0
    for place in outcomes.indices {
      if !isCurrent(outcomes[place]) {
        outcomes[place] = accounts.outcome(for: book.candidates[place]) {
          composer.holds(for: $0, $1, at: max(now, $0.due))
        }
      }
      guard let outcome = outcomes[place] else { continue }
      firstContacts += outcome.wishes.count {
        $0.wish.priority == .firstContact && $0.earliest < end
      }
      planning.consider(outcome)
    }
    let plan = planning.plan(
      given: book.reservations(since: now.adding(seconds: -2 * 86_400)),
      mailboxes: book.records(of: policy.mailboxes, at: now)
    )
    return (plan, outcomes, firstContacts)
  }

  private func isCurrent(_ outcome: AccountPlanner.Outcome?) -> Bool {
    guard let outcome, keepsOutcomes else { return false }
    return outcome.changes.map { $0 > now } ?? true
  }

  private mutating func plan(until end: Instant, _ day: inout SimulatedDay) {
    withdrawOvertaken()
    let (plan, outcomes, firstContacts) = planned(until: end)
    self.outcomes = outcomes
    let begun = plan.scheduled.count { $0.wish.priority == .firstContact }
    day.backlog = firstContacts - begun
    for mail in plan.scheduled { write(mail) }
    let nine = zone.nine(on: day.date)
    for task in plan.tasks.prefix(assumptions.tasksPerDay ?? plan.tasks.count) {
      happenings.add(.task(task), at: max(now, nine, task.due))
    }
  }

  private mutating func withdrawOvertaken() {
    let recheck = Recheck(policy: policy, library: library, now: now)
    for draft in book.openDrafts(in: [.approved]) {
      guard let candidate = book.candidate(draft.key.account),
        recheck.overtaken(draft, candidate) != nil
      else { continue }
      book.move(draft.id, to: .withdrawn, at: now)
      touch(draft.key.account)
    }
  }

  /// Forgets what was worked out for an account.
  mutating func touch(_ account: AccountID) {
    if let place = book.place(of: account) { outcomes[place] = nil }
  }

  private mutating func write(_ mail: Scheduled) {
    guard let mailbox = policy.mailbox(mail.mailbox),
      let contact = book.candidate(mail.wish.key.account)?.contact(mail.wish.key.contact)
    else { return }
    let draft = DraftRecord(simulating: mail, from: mailbox, to: contact, at: now)
    guard book.write(draft) else { return }
    touch(mail.wish.key.account)
    happenings.add(.mail(draft.id), at: mail.slot.instant)
  }
}

extension Zone {
  /// Nine o'clock, or the instant that clocks skip it at.
  func nine(on date: LocalDate) -> Instant {
    (try? WallTime(hour: 9, minute: 0)).map { instant(of: date, at: $0) } ?? startOfDay(date)
  }
}

extension DraftRecord {
  /// An approved draft without a text.
  fileprivate init(
    simulating mail: Scheduled,
    from mailbox: Mailbox,
    to contact: Contact,
    at now: Instant
  ) {
    let id = mail.wish.draftID
    let envelope = Envelope(sender: mailbox.from.address, recipient: contact.address)
    self.init(
      id: id,
      key: mail.wish.key,
      revision: mail.wish.revision,
      kind: mail.wish.kind,
      template: mail.wish.template,
      mailbox: mailbox.id,
      envelope: envelope,
      messageID: MessageID.derived(from: id.text, for: mailbox.from.address),
      subject: "",
      planned: mail.slot,
      digest: Digest.of(envelope, []),
      state: .approved,
      since: now
    )
  }
}
