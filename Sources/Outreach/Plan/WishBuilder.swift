import Civil
import Mail

/// Finds the next step of one sequence at one account, and who gets it.
struct WishBuilder {
  let dossier: Dossier
  let sequence: Sequence

  func build(
    _ occurrences: [Occurrence],
    into findings: inout Findings,
    missing: (Wish, Candidate) -> [Hold]
  ) {
    for person in people {
      for (index, occurrence) in occurrences.enumerated() {
        let run = Run(of: sequence, occurrence, in: dossier, for: person)
        guard let over = plan(run, for: person, into: &findings, missing: missing) else { break }
        if index == occurrences.count - 1 { findings.idle.append(over) }
      }
    }
  }

  /// Whom the sequence runs for: each teammate who helped deliver, or the account as a whole.
  private var people: [ContactID?] {
    guard sequence.steps.contains(where: { dossier.roles(of: $0) == [.teammate] }) else {
      return [nil]
    }
    return dossier.account.deliveredBy.map(Optional.some)
  }

  /// Answers why the run has nothing left to do; nil where it has.
  private func plan(
    _ run: Run,
    for person: ContactID?,
    into findings: inout Findings,
    missing: (Wish, Candidate) -> [Hold]
  ) -> Hold? {
    if let draft = run.open {
      note(draft, into: &findings)
      noteActive(run, for: person, into: &findings)
      return nil
    }
    let ladder = Ladder(run, of: dossier, for: person, &findings.changes)
    guard let next = ladder.next else {
      return run.remaining.isEmpty
        ? Hold(.sequenceDone, until: nil, .finished(sequence.id))
        : Hold(.sequenceContact, until: nil, .nobody(roles: run.remaining.flatMap(dossier.roles)))
    }
    let closes = closing(of: next, in: run)
    if let closes {
      findings.changes.note(closes)
      if closes <= dossier.now {
        let due = dossier.zone.localDate(at: next.due)
        return Hold(.sequenceDone, until: nil, .lapsed(sequence.id, due: due))
      }
    }
    noteActive(run, for: person, into: &findings)
    for rung in ladder.passed { add(rung, of: run, isPassed: true, nil, &findings) { _, _ in [] } }
    switch next.step.action {
    case .mail: add(next, of: run, isPassed: false, closes, &findings, missing: missing)
    case .task(let task): add(task, next, of: run, for: person, &findings)
    }
    return nil
  }

  /// The first instant at which a step that a date or a season started is too late.
  private func closing(of rung: Ladder.Rung, in run: Run) -> Instant? {
    guard run.occurrence.opens != nil else { return nil }
    if let closes = run.occurrence.closes { return closes }
    let lapse = dossier.policy.cadence.lapse
    return dossier.after(lapse, rung.due, for: rung.contact).adding(seconds: 1)
  }

  private func note(_ draft: DraftRecord, into findings: inout Findings) {
    let until = draft.state.waitsForWord ? nil : draft.planned.instant
    findings.hold(
      dossier,
      [Hold(.drafted, until: until, .draft(draft.id, draft.state))],
      contact: draft.key.contact,
      position: draft.key.position,
      kind: draft.kind
    )
  }

  /// Who has had a mail of the run, or has one in a draft, and is to get another.
  private func noteActive(_ run: Run, for person: ContactID?, into findings: inout Findings) {
    guard person == nil else { return }
    var begun = Set(run.mails.keys)
    if let open = run.open { begun.insert(open.key.contact) }
    for contact in begun
    where goesOn(run, for: contact, behind: run.open?.key.position.step, &findings.changes) {
      findings.active.insert(contact)
    }
  }

  /// Whether a step of the run besides `step` is for this person, whom mail can reach again.
  private func goesOn(
    _ run: Run,
    for contact: ContactID,
    behind step: StepID?,
    _ changes: inout Changes
  ) -> Bool {
    guard let contact = dossier.candidate.contact(contact),
      !dossier.impediments(of: contact).contains(where: { $0.hold.until == nil })
    else { return false }
    let people = People(dossier: dossier, person: nil)
    for other in run.remaining where other.id != step && other.template != nil {
      if people.recipient(of: other, &changes)?.id == contact.id { return true }
    }
    return false
  }
}

extension WishBuilder {
  private func add(
    _ rung: Ladder.Rung,
    of run: Run,
    isPassed: Bool,
    _ closes: Instant?,
    _ findings: inout Findings,
    missing: (Wish, Candidate) -> [Hold]
  ) {
    guard let name = rung.step.template, let contact = rung.contact else { return }
    let position = run.position(of: rung.step)
    guard let template = dossier.library[name] else {
      let hold = Hold(.values, until: nil, .noTemplate(name))
      findings.hold(dossier, [hold], contact: contact.id, position: position)
      return
    }
    let wish = wish(rung, name, contact, run, template, closes)
    let situation = HistoryRule.Situation(
      wish: wish,
      contact: contact,
      template: template,
      mailsInRun: run.mails[contact.id] ?? 0,
      dossier: dossier
    )
    var holds = situation.holds + missing(wish, dossier.candidate)
    if let stale = run.stale {
      let late = stale.stale(under: dossier.policy)
      holds.append(Hold(.stale, until: late, .stale(planned: stale.planned.instant)))
    }
    if template.dependsOnDay {
      let day = wish.zone.localDate(at: dossier.now)
      findings.changes.note(wish.zone.startOfDay(day.adding(days: 1)))
    }
    if isPassed || holds.contains(where: { $0.until == nil }) {
      findings.hold(
        dossier,
        holds,
        contact: contact.id,
        position: position,
        kind: template.kind
      )
    } else {
      findings.add(
        Findings.Find(
          want: AccountPlanner.Wanting(wish: wish, waits: holds),
          goesOn: goesOn(run, for: contact.id, behind: rung.step.id, &findings.changes)
        )
      )
    }
  }

  /// A task that is due, and the step that waits for it; nothing by hand in a silence either.
  private func add(
    _ task: ManualTask,
    _ rung: Ladder.Rung,
    of run: Run,
    for person: ContactID?,
    _ findings: inout Findings
  ) {
    let position = run.position(of: rung.step)
    if person == nil, let silence = dossier.silence(for: rung.contact) {
      findings.hold(dossier, [silence], contact: rung.contact?.id, position: position)
      return
    }
    findings.add(
      TaskDue(
        account: dossier.account.id,
        stage: dossier.standing.stage,
        contact: rung.contact?.id,
        position: position,
        task: task,
        due: rung.due,
        zone: dossier.zone(of: rung.contact)
      )
    )
    let isDue = rung.due <= dossier.now
    let hold =
      isDue
      ? Hold(.task, until: nil, .task(task, step: rung.step.id))
      : Hold(.sequenceWait, until: rung.due, .waits(step: rung.step.id))
    let people = People(dossier: dossier, person: person)
    for step in run.remaining where step.id != rung.step.id {
      guard let contact = people.recipient(of: step, &findings.changes) else { continue }
      let behind = run.position(of: step)
      let kind = dossier.kind(of: step)
      findings.hold(dossier, [hold], contact: contact.id, position: behind, kind: kind)
      return
    }
    if !isDue { findings.hold(dossier, [hold], contact: rung.contact?.id, position: position) }
  }
}

extension WishBuilder {
  private func wish(
    _ rung: Ladder.Rung,
    _ name: TemplateName,
    _ contact: Contact,
    _ run: Run,
    _ template: TemplateFile,
    _ closes: Instant?
  ) -> Wish {
    let key = DraftKey(
      account: dossier.account.id,
      contact: contact.id,
      position: run.position(of: rung.step)
    )
    return Wish(
      key: key,
      template: name,
      kind: template.kind,
      stage: dossier.standing.stage,
      priority: priority(of: template.kind, in: run),
      due: rung.due,
      zone: dossier.zone(of: contact),
      country: dossier.country(of: contact),
      domain: contact.address.domain,
      isInternal: dossier.isInternal(contact),
      mailbox: dossier.stickyMailbox,
      lastToContact: dossier.newestMail(to: contact),
      revision: dossier.candidate.drafts.count { $0.key == key },
      trigger: run.occurrence.trigger,
      closed: dossier.closed(for: contact),
      closes: closes,
      breakUp: dossier.plannedBreakUp
    )
  }

  private func priority(of kind: TemplateKind, in run: Run) -> Wish.Priority {
    switch kind {
    case .breakUp: .breakUp
    case .thankYou: run.occurrence.opens == nil ? .followUp : .timeBoundThankYou
    case .checkIn where !run.mails.isEmpty: .followUp
    case .checkIn:
      dossier.standing.stage == .stalled || dossier.standing.stage == .lost
        ? .reengagement : .firstContact
    }
  }
}
