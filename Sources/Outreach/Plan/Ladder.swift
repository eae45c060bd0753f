import Civil

/// Which step of a run comes next, and whom it climbs past.
///
/// Where the person of the next step cannot be written to, the run goes on to the next step that is
/// for another role: at once, since others at the account are still at work. That person's own steps
/// are not lost; they go on when the person is back. A break-up is never pulled forward.
struct Ladder {
  private(set) var next: Rung?
  /// Steps of people who get no mail now, while the run goes on without them.
  private(set) var passed: [Rung] = []

  struct Rung {
    let step: Step
    /// nil for a task of a role that nobody has.
    let contact: Contact?
    let due: Instant
  }

  /// `person`: the only one whom the run is for; nil where the steps' roles decide.
  init(_ run: Run, of dossier: Dossier, for person: ContactID?, _ changes: inout Changes) {
    let people = People(dossier: dossier, person: person)
    for step in run.remaining {
      guard let rung = rung(step, run, people, &changes) else { continue }
      if step.template != nil, let contact = rung.contact, !people.canGet(contact, &changes) {
        passed.append(rung)
      } else {
        next = rung
        break
      }
    }
    if next == nil, !passed.isEmpty { next = passed.removeFirst() }
  }

  /// nil for a step that nobody can have, and behind the first rung for the roles that it passed.
  private func rung(
    _ step: Step,
    _ run: Run,
    _ people: People,
    _ changes: inout Changes
  ) -> Rung? {
    let contact = people.recipient(of: step, &changes)
    if contact == nil, step.template != nil { return nil }
    let due = people.due(step, in: run, for: contact)
    guard !passed.isEmpty else { return Rung(step: step, contact: contact, due: due) }
    guard let contact, !passed.contains(where: { $0.contact?.role == contact.role }) else {
      return nil
    }
    let isBreakUp = people.dossier.kind(of: step) == .breakUp
    let pulled = pulledDue(of: step, run, people, for: contact)
    return Rung(step: step, contact: contact, due: isBreakUp ? due : pulled)
  }

  /// From the instant that the way was barred, or as far behind the ladder's previous mail as the
  /// two steps' days are apart.
  private func pulledDue(
    of step: Step,
    _ run: Run,
    _ people: People,
    for contact: Contact
  ) -> Instant {
    let dossier = people.dossier
    let barred = passed.compactMap(\.contact).map { contact in
      dossier.impediments(of: contact).map(\.since).min() ?? .distantPast
    }
    let since = barred.max() ?? .distantPast
    var due = max(since, run.occurrence.opens ?? .distantPast)
    let ladder = run.sent.last { mail in
      let role = mail.contact.flatMap(dossier.candidate.contact)?.role
      return mail.at >= since && !passed.contains { $0.contact?.role == role }
    }
    if let ladder, let previous = run.sequence.steps.first(where: { $0.id == ladder.step }) {
      due = max(due, dossier.after(step.wait.behind(previous.wait), ladder.at, for: contact))
    }
    if let wait = step.after, let last = run.lastEvent {
      due = max(due, dossier.after(wait, last, for: contact))
    }
    return due
  }
}

/// Who gets a step, and when it wants to go.
struct People {
  let dossier: Dossier
  let person: ContactID?

  func canGet(_ contact: Contact, _ changes: inout Changes) -> Bool {
    let impediments = dossier.impediments(of: contact)
    changes.note(impediments.map(\.hold))
    return impediments.isEmpty
  }

  /// The first contact of the step's roles who can be written to, else the first there is.
  func recipient(of step: Step, _ changes: inout Changes) -> Contact? {
    if let person { return dossier.candidate.contact(person) }
    var first: Contact?
    for role in dossier.roles(of: step) {
      for contact in dossier.candidate.contacts
      where contact.role == role && contact.account == dossier.account.id {
        if canGet(contact, &changes) { return contact }
        first = first ?? contact
      }
    }
    return first
  }

  /// The sequence's own waits: its start, the step's day, and the pause behind the previous event.
  ///
  /// Always past where the stage alone starts it.
  func due(_ step: Step, in run: Run, for contact: Contact?) -> Instant {
    var due = run.occurrence.opens ?? .distantPast
    if let first = run.firstEvent { due = dossier.after(step.wait, first, for: contact) }
    if let wait = step.after, let last = run.lastEvent {
      due = max(due, dossier.after(wait, last, for: contact))
    }
    return due
  }
}

extension HumanDuration {
  /// How much longer than another one; none where it is shorter.
  ///
  /// Of two kinds, by the seconds of their days, where five business days are a week.
  fileprivate func behind(_ other: HumanDuration) -> HumanDuration {
    switch (self, other) {
    case (.days(let later), .days(let earlier)): .days(max(0, later - earlier))
    case (.businessDays(let later), .businessDays(let earlier)):
      .businessDays(max(0, later - earlier))
    default: .seconds(max(0, roughSeconds - other.roughSeconds))
    }
  }

  private var roughSeconds: Int {
    switch self {
    case .seconds(let count): count
    case .days(let count): count * 86_400
    case .businessDays(let count): count * 7 * 86_400 / 5
    }
  }
}
