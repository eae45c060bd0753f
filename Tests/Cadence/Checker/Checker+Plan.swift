/// What must hold when a slot is given: the same limits, on what is reserved; and who went first.
extension Checker {
  mutating func judge(slotOf draft: CadenceRecord.Draft) {
    let question = question(
      draft.firm,
      draft.person,
      draft.step,
      template: draft.template,
      mailbox: draft.mailbox,
      at: draft.planned
    )
    guard let question else { return blame("draft", "\(draft.id) names nobody") }
    if draft.planned < draft.at { blame("early", "\(draft.id) got a slot in the past") }
    for (rule, text) in limits(question, and: waiting, .lenient) {
      blame(rule, "slot of \(draft.id): \(text)")
    }
    let stage = state(of: question.firm, at: draft.at).stage
    let wanted = settings.sequences.first { $0.id == draft.step.sequence }?.stage
    if stage != wanted {
      blame("stage", "\(draft.id) of \(draft.step.sequence) at \(draft.firm), which is \(stage)")
    }
    judgeMailbox(of: draft)
    judgeActive(question, at: draft.at)
    judgeTasks(before: question)
  }

  /// The mailbox that wrote to the firm last writes again, as long as there is one.
  ///
  /// What goes to our own people about a firm does not bind it.
  private mutating func judgeMailbox(of draft: CadenceRecord.Draft) {
    guard people[draft.person]?.firm == draft.firm else { return }
    let used = histories[draft.firm]?.last(upTo: draft.at) { touch in
      touch.kind == "mail-out" && touch.mailbox != nil
        && touch.person.map { people[$0]?.firm == draft.firm } ?? true
    }
    guard let wanted = used?.mailbox, settings.mailboxes.contains(where: { $0.id == wanted }) else {
      return
    }
    if draft.mailbox != wanted {
      blame("sticky", "\(draft.firm) is used to \(wanted), \(draft.id) is from \(draft.mailbox)")
    }
  }

  /// No mail took a slot of its mailbox at which one of a higher class was surely clear.
  ///
  /// Surely: with every other mail of the plan in its place, and the longest pauses.
  mutating func judge(_ plan: CadenceRecord.Plan) {
    var classes: [Int] = []
    for wanted in plan.wanted { classes.append(rank(of: wanted, at: plan.at)) }
    for (low, taken) in plan.wanted.enumerated() {
      guard let slot = taken.slot, let mailbox = taken.mailbox else { continue }
      for (high, wanted) in plan.wanted.enumerated()
      where classes[high] < classes[low] && wanted.earliest <= slot {
        let only = settings.mailboxes.count == 1 ? settings.mailboxes[0].id : nil
        guard wanted.mailbox ?? wanted.bound ?? only == mailbox,
          wanted.slot.map({ $0 > slot }) ?? true
        else { continue }
        if isClear(wanted, at: slot, from: mailbox, without: [low, high], of: plan) {
          blame(
            "priority",
            "\(taken.person) took \(slot) before \(wanted.person) (\(wanted.step.step))"
          )
        }
      }
    }
  }

  private mutating func isClear(
    _ wanted: CadenceRecord.Wanted,
    at slot: Int64,
    from mailbox: String,
    without left: [Int],
    of plan: CadenceRecord.Plan
  ) -> Bool {
    let question = question(
      wanted.firm,
      wanted.person,
      wanted.step,
      template: wanted.template,
      mailbox: mailbox,
      at: slot
    )
    guard let question, !isTooLate(question), !hasBreakUp(waiting: wanted.firm) else {
      return false
    }
    var others = waiting
    for (index, mail) in plan.wanted.enumerated() where !left.contains(index) {
      guard let at = mail.slot else { continue }
      others.add(
        Tallies.Mail(mailbox: mail.mailbox, person: people[mail.person], firm: mail.firm, at: at)
      )
    }
    return limits(question, and: others, .severe).isEmpty
  }

  /// Nothing follows a break-up that is written, be it another one.
  private func hasBreakUp(waiting firm: String) -> Bool {
    drafts.values.contains { life in
      life.draft.firm == firm && ["drafted", "approved", "claimed"].contains(life.state)
        && templates[life.draft.template]?.kind == "break-up"
    }
  }

  /// What a date or a season started has a last day.
  private mutating func isTooLate(_ question: Question) -> Bool {
    let sequence = settings.sequences.first { $0.id == question.step.sequence }
    switch sequence?.start {
    case .date(_, let days):
      guard let day = Day.number(question.step.occurrence) else { return true }
      let zone = home(of: question.firm)
      let opens = clocks[zone, default: LocalClock(zone)].instant(day + Int64(days), 0)
      return end(of: settings.lapse, from: opens, in: question.zone, question.country) < question.at
    case .season:
      let day = local(question.at, in: home(of: question.firm)).day
      return settings.season.map { !$0.contains(day) } ?? true
    case .stage, nil:
      return false
    }
  }

  private mutating func rank(of wanted: CadenceRecord.Wanted, at now: Int64) -> Int {
    let sequence = settings.sequences.first { $0.id == wanted.step.sequence }
    let mails = histories[wanted.firm]?.mails.filter {
      $0.step?.sequence == wanted.step.sequence
        && $0.step?.occurrence == wanted.step.occurrence
    }
    let name: String
    switch templates[wanted.template]?.kind {
    case "break-up": name = "break-ups"
    case "thank-you": name = sequence?.start == .stage ? "follow-ups" : "thank-yous"
    default:
      let isOld = ["stalled", "lost"].contains(sequence?.stage)
      name =
        mails?.isEmpty == false ? "follow-ups" : isOld ? "re-engagement" : "first contacts"
    }
    return settings.priority.firstIndex(of: name) ?? settings.priority.count
  }
}
