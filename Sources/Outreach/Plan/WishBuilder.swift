import Civil
import Mail

/// Finds the next step of one sequence at one account, and who gets it.
struct WishBuilder {
  let planner: AccountPlanner
  let candidate: Candidate
  let standing: Standing
  let sequence: Sequence
  let occurrence: String
  let trigger: LocalDate?
  let opens: Instant?
  let zone: Zone

  func build(
    into outcome: inout AccountPlanner.Outcome,
    idle: inout [Hold],
    _ changes: inout Changes,
    missing: (Wish, Candidate) -> [Hold]
  ) {
    for person in people {
      let run = Run(
        of: sequence,
        occurrence: occurrence,
        trigger: trigger,
        opens: opens,
        in: candidate,
        for: person,
        isStale: { isStale($0, &changes) }
      )
      if let draft = run.open {
        outcome.held.append(held(draft))
      } else if let (step, contact) = next(in: run, for: person) {
        add(step, to: contact, in: run, into: &outcome, &changes, missing: missing)
      } else if run.remaining.isEmpty {
        idle.append(Hold(.sequenceDone, until: nil, .finished(sequence.id)))
      } else {
        let roles = run.remaining.flatMap(roles(of:))
        idle.append(Hold(.sequenceContact, until: nil, .nobody(roles: roles)))
      }
    }
  }

  /// Whom the sequence runs for: each teammate who helped deliver, or the account as a whole.
  private var people: [ContactID?] {
    guard sequence.steps.contains(where: { roles(of: $0) == [.teammate] }) else { return [nil] }
    return candidate.account.deliveredBy.map(Optional.some)
  }

  private func roles(of step: Step) -> [Role] {
    guard step.roles.isEmpty, let template = step.template else { return step.roles }
    return planner.library[template]?.roles ?? []
  }

  /// The first step that is not done and that somebody can get.
  private func next(in run: Run, for person: ContactID?) -> (Step, Contact)? {
    for step in run.remaining {
      if let contact = recipient(of: step, person: person) { return (step, contact) }
    }
    return nil
  }

  /// The first contact of the step's first role that the account has.
  private func recipient(of step: Step, person: ContactID?) -> Contact? {
    if let person { return candidate.contact(person) }
    for role in roles(of: step) {
      let account = candidate.account.id
      if let contact = candidate.contacts.first(where: { $0.role == role && $0.account == account })
      {
        return contact
      }
    }
    return nil
  }

  private func isStale(_ draft: DraftRecord, _ changes: inout Changes) -> Bool {
    let late = draft.stale(under: planner.policy)
    changes.note(endOf: late)
    return late < planner.now
  }

  private func held(_ draft: DraftRecord) -> Held {
    let until = draft.state == .unknown ? nil : draft.planned.instant
    return Held(
      account: candidate.account.id,
      stage: standing.stage,
      contact: draft.key.contact,
      position: draft.key.position,
      kind: draft.kind,
      holds: [Hold(.drafted, until: until, .draft(draft.id, draft.state))]
    )
  }

  private func add(
    _ step: Step,
    to contact: Contact,
    in run: Run,
    into outcome: inout AccountPlanner.Outcome,
    _ changes: inout Changes,
    missing: (Wish, Candidate) -> [Hold]
  ) {
    let position = Touch.Position(sequence: sequence.id, step: step.id, occurrence: occurrence)
    guard let name = step.template else { return }
    guard let template = planner.library[name] else {
      let hold = Hold(.values, until: nil, .noTemplate(name))
      outcome.held.append(
        Held(
          account: candidate.account.id,
          stage: standing.stage,
          contact: contact.id,
          position: position,
          holds: [hold]
        )
      )
      return
    }
    let wish = wish(step, name, contact, run, position, template)
    let situation = HistoryRule.Situation(
      wish: wish,
      contact: contact,
      candidate: candidate,
      standing: standing,
      template: template,
      mailsInRun: run.mails[contact.id] ?? 0,
      policy: planner.policy,
      now: planner.now
    )
    var holds = HistoryRule.all.compactMap { $0.check(situation) } + missing(wish, candidate)
    if let stale = run.stale {
      let late = stale.stale(under: planner.policy)
      holds.append(Hold(.stale, until: late, .stale(planned: stale.planned.instant)))
    }
    if template.dependsOnDay {
      let day = wish.zone.localDate(at: planner.now)
      changes.note(wish.zone.startOfDay(day.adding(days: 1)))
    }
    if holds.contains(where: { $0.until == nil }) {
      outcome.held.append(
        Held(
          account: candidate.account.id,
          stage: standing.stage,
          contact: contact.id,
          position: position,
          kind: template.kind,
          holds: holds
        )
      )
    } else {
      outcome.wishes.append(AccountPlanner.Wanting(wish: wish, waits: holds))
    }
  }
}

extension WishBuilder {
  private func wish(
    _ step: Step,
    _ name: TemplateName,
    _ contact: Contact,
    _ run: Run,
    _ position: Touch.Position,
    _ template: TemplateFile
  ) -> Wish {
    let zone = contact.zone ?? zone
    let lastToContact = candidate.touches.last {
      $0.kind == .mailOut && $0.contact == contact.id && $0.at <= planner.now
    }
    let key = DraftKey(account: candidate.account.id, contact: contact.id, position: position)
    return Wish(
      key: key,
      template: name,
      kind: template.kind,
      stage: standing.stage,
      priority: priority(of: template.kind, in: run),
      due: due(step, in: run, zone),
      zone: zone,
      country: contact.country ?? candidate.account.country,
      domain: contact.address.domain,
      isInternal: contact.account != candidate.account.id,
      mailbox: stickyMailbox,
      lastToContact: lastToContact?.at,
      revision: candidate.drafts.count { $0.key == key },
      trigger: trigger
    )
  }

  /// The sequence's own waits: its start (always past where the stage alone starts it), the step's day, and the pause behind the previous mail.
  private func due(_ step: Step, in run: Run, _ zone: Zone) -> Instant {
    let calendar = planner.policy.holidays
    var due = run.opens ?? .distantPast
    if let first = run.firstMail {
      due = step.wait.after(first, in: zone, calendar: calendar)
    }
    if let wait = step.after, let last = run.lastMail {
      due = max(due, wait.after(last, in: zone, calendar: calendar))
    }
    return due
  }

  private func priority(of kind: TemplateKind, in run: Run) -> Wish.Priority {
    switch kind {
    case .breakUp: .breakUp
    case .thankYou: run.opens == nil ? .followUp : .timeBoundThankYou
    case .checkIn where run.firstMail != nil: .followUp
    case .checkIn:
      standing.stage == .stalled || standing.stage == .lost ? .reengagement : .firstContact
    }
  }

  /// The mailbox that wrote to the account last, else the one that a person chose for it.
  private var stickyMailbox: MailboxID? {
    let used = candidate.touches.last { $0.kind == .mailOut && $0.mailbox != nil }?.mailbox
    let wanted = used ?? candidate.account.mailbox
    return wanted.flatMap { planner.policy.mailbox($0) }?.id
  }
}
