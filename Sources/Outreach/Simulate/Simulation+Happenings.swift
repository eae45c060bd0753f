import Civil

extension Simulation {
  mutating func happen(
    _ happening: Happenings.Happening,
    until end: Instant,
    _ day: inout SimulatedDay
  ) {
    let now = happening.at
    switch happening.kind {
    case .mail(let id): send(id, at: now, until: end, &day)
    case .echo(let kind, let id): hear(kind, of: id, at: now, &day)
    case .answer(let account, let contact):
      day.minutes += assumptions.minutesPerAnswer
      note(account, contact, .mailOut, at: now, minutes: assumptions.minutesPerAnswer)
    case .task(let task):
      day.tasks += 1
      day.minutes += task.task.minutes
      note(
        task.account,
        task.contact,
        task.task.kind.touch,
        at: now,
        minutes: task.task.minutes,
        position: task.position
      )
    case .resume(let mailbox):
      stopped.remove(mailbox)
      book.resume(mailbox, at: now)
    }
  }

  /// The last look, and what it says.
  private mutating func send(
    _ id: DraftID,
    at now: Instant,
    until end: Instant,
    _ day: inout SimulatedDay
  ) {
    guard let draft = book.draft(id), draft.state == .approved,
      let candidate = book.candidate(draft.key.account)
    else { return }
    let recheck = Recheck(policy: policy, library: library, now: now)
    let verdict = recheck.verdict(
      on: draft,
      candidate,
      given: book.tally(since: now.adding(seconds: -2 * 86_400)),
      record: book.records(of: policy.mailboxes, at: now)[draft.mailbox] ?? MailboxRecord()
    )
    touch(draft.key.account)
    switch verdict {
    case .go: went(draft, at: now, &day)
    case .wait(let hold):
      happenings.add(.mail(id), at: max(hold.until ?? end, now.adding(seconds: 1)))
    case .withdraw: book.move(id, to: .withdrawn, at: now)
    }
  }

  private mutating func went(_ draft: DraftRecord, at now: Instant, _ day: inout SimulatedDay) {
    book.send(draft.id, at: now)
    forget(draft.key.account, draft.key.contact)
    day.kinds[draft.kind, default: 0] += 1
    if draft.kind == .breakUp { brokenUp.insert(draft.key.account) }
    for index in day.mailboxes.indices where day.mailboxes[index].mailbox == draft.mailbox {
      day.mailboxes[index].mails += 1
    }
    guard let echo = Echo(of: draft.id, under: assumptions) else { return }
    happenings.add(.echo(echo.kind, of: draft.id), at: now.adding(seconds: echo.delay))
  }

  private mutating func hear(
    _ kind: Echo.Kind,
    of id: DraftID,
    at now: Instant,
    _ day: inout SimulatedDay
  ) {
    guard let draft = book.draft(id) else { return }
    let (account, contact) = (draft.key.account, draft.key.contact)
    switch kind {
    case .bounce:
      day.bounces += 1
      note(account, contact, .bounce, at: now, draft: id)
    case .away(let days):
      day.absences += 1
      let back = draft.planned.zone.localDate(at: now).adding(days: days)
      note(account, contact, .autoReply, at: now, until: back)
    case .reply:
      day.replies += 1
      answered.insert(account)
      note(account, contact, .mailIn, at: now)
      let answer = policy.cadence.replyWithin.after(now, in: zone, calendar: policy.holidays)
      happenings.add(.answer(account, contact), at: answer)
    }
  }

  private mutating func note(
    _ account: AccountID,
    _ contact: ContactID?,
    _ kind: Touch.Kind,
    at now: Instant,
    minutes: Int = 0,
    until: LocalDate? = nil,
    position: Touch.Position? = nil,
    draft: DraftID? = nil
  ) {
    count += 1
    let touch = Touch(
      id: TouchID("simulated-\(count)"),
      account: account,
      contact: contact,
      kind: kind,
      at: now,
      minutes: minutes,
      until: until,
      position: position
    )
    for place in book.note(touch, draft: draft) { outcomes[place] = nil }
  }

  /// Forgets what was worked out for all who read of a person.
  private mutating func forget(_ account: AccountID, _ contact: ContactID) {
    for place in book.readers(of: account, contact) { outcomes[place] = nil }
  }
}
