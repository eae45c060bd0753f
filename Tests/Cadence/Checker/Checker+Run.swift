/// The order of a sequence's steps, and who got how many.
extension Checker {
  mutating func judgeRun(_ question: Question) {
    let name = question.step.sequence
    guard let sequence = settings.sequences.first(where: { $0.id == name }),
      let index = sequence.steps.firstIndex(where: { $0.id == question.step.step })
    else { return blame("sequence", "there is no \(name) with \(question.step.step)") }
    let history = histories[question.firm.id] ?? FirmHistory()
    let isPersonal = sequence.steps.contains { roles(of: $0) == ["teammate"] }
    let run = history.mails.filter { touch in
      touch.step?.sequence == name && touch.step?.occurrence == question.step.occurrence
        && (!isPersonal || touch.person == question.person.id)
    }
    for mail in run {
      let other = sequence.steps.firstIndex { $0.id == mail.step?.step } ?? -1
      if other == index { blame("twice", "\(question.step) at \(mail.at) and \(question.at)") }
      // History from elsewhere has its own order.
      let isOurs = mail.draft != nil && mail.person == question.person.id
      if other > index, isOurs || (mail.draft != nil && !isBarred(question.firm.id)) {
        blame("order", "\(question.step) behind \(mail.step?.step ?? "")")
      }
    }
    let toPerson = run.count { $0.person == question.person.id }
    if toPerson >= settings.contactPerSequence {
      blame("contact.per_sequence", "\(toPerson) mails before it to \(question.person.id)")
    }
    guard !isBarred(question.firm.id) else { return }
    let tasks = history.touches.filter { touch in
      touch.step?.sequence == name && touch.step?.occurrence == question.step.occurrence
        && touch.kind != "mail-out"
    }
    let events = (run + tasks).map(\.at).filter { $0 <= question.at }
    judgeWait(of: sequence.steps[index], events, question)
  }

  /// Whether somebody there could not be written to at some time, so that a run may have gone on
  /// without that person, in another order and sooner.
  func isBarred(_ firm: String) -> Bool {
    if barred.contains(firm) { return true }
    let texts = Set(record.settings.flatMap(\.suppressions))
    return record.people.contains { person in
      person.firm == firm && texts.contains { covers($0, person.address) }
    }
  }

  /// A step is drafted only when the tasks before it are done.
  mutating func judgeTasks(before question: Question) {
    guard !isBarred(question.firm.id),
      let sequence = settings.sequences.first(where: { $0.id == question.step.sequence }),
      let index = sequence.steps.firstIndex(where: { $0.id == question.step.step })
    else { return }
    let history = histories[question.firm.id] ?? FirmHistory()
    for step in sequence.steps[..<index] {
      guard let task = step.task else { continue }
      let isDone = history.touches.contains {
        $0.kind == task && $0.step?.sequence == sequence.id && $0.step?.step == step.id
          && $0.step?.occurrence == question.step.occurrence
      }
      if !isDone { blame("task", "\(question.step.step) before \(step.id)") }
    }
  }

  private mutating func judgeWait(
    of step: CadenceRecord.Step,
    _ mails: [Int64],
    _ question: Question
  ) {
    for (wait, from) in [(step.wait, mails.min()), (step.after, mails.max())] {
      guard let wait, let from else { continue }
      let due = [nil, question.country].map { end(of: wait, from: from, in: question.zone, $0) }
      if let due = due.min(), due > question.at {
        blame("sequence.wait", "\(question.step.step) is due \(due), went \(question.at)")
      }
    }
  }

  /// Nobody gets a first mail while as many others as allowed surely are to get another one.
  mutating func judgeActive(_ question: Question, at now: Int64) {
    guard !question.isInside, !isBarred(question.firm.id) else { return }
    let stage = state(of: question.firm, at: now).stage
    var active: Set<String> = []
    for sequence in settings.sequences where sequence.stage == stage {
      active.formUnion(activePeople(of: sequence, question))
    }
    guard !active.contains(question.person.id) else { return }
    if active.count >= settings.activeContacts {
      blame("account.active_contacts", "\(active.sorted()) at \(question.firm.id)")
    }
  }

  /// Who had a mail of a run, or has one in a draft, and is the one for a later step.
  private func activePeople(
    of sequence: CadenceRecord.Sequence,
    _ question: Question
  ) -> Set<String> {
    guard sequence.start == .stage else { return [] }
    let drafts = drafts.values.filter {
      $0.draft.firm == question.firm.id && $0.draft.step.sequence == sequence.id
    }
    let mails = (histories[question.firm.id]?.mails ?? []).filter {
      $0.step?.sequence == sequence.id
    }
    let holding = drafts.filter { !["withdrawn", "superseded"].contains($0.state) }
    let done = Set(mails.compactMap(\.step?.step) + holding.map(\.draft.step.step))
    let open = holding.filter { ["drafted", "approved", "claimed"].contains($0.state) }
    let begun = Set(mails.compactMap(\.person) + open.map(\.draft.person))
    let rest = sequence.steps.filter { $0.template != nil && !done.contains($0.id) }
    return begun.intersection(rest.compactMap { addressee(of: $0, at: question.firm.id) })
  }

  /// The first person of the first role that a firm has.
  private func addressee(of step: CadenceRecord.Step, at firm: String) -> String? {
    for role in roles(of: step) {
      let there = record.people.filter { $0.firm == firm && $0.role == role }
      if let first = there.map(\.id).min() { return first }
    }
    return nil
  }
}
