import Civil

/// What the mails of other accounts do to this one's, once a plan is there.
extension Explainer {
  /// The step with its slot of the plan, or with what the plan holds it by besides.
  func placed(
    _ step: StepExplanation,
    _ candidate: Candidate,
    in plan: Plan
  ) -> StepExplanation {
    let mail = plan.scheduled.first {
      $0.wish.key.account == candidate.account.id && $0.wish.key.position == step.position
        && $0.wish.key.contact == step.contact?.id
    }
    guard let mail else { return unplaced(step, candidate, in: plan) }
    let others =
      reservations
      + plan.scheduled.filter { $0.wish.key != mail.wish.key }
      .map(\.reservation)
    let waits = step.history
    let stops = stops(of: mail, behind: waits, given: others)
    let records = Records(candidate: candidate, reservations: others, now: planner.now)
    let mailbox = planner.policy.mailbox(mail.mailbox)
    var step = step
    step.slot = StepExplanation.Slot(
      time: mail.slot,
      mailbox: mail.mailbox,
      moves: stops.map(\.hold),
      bound: stops.filter { $0.hold.until == mail.slot.instant }
        .map { reason($0.hold, mail.wish, mailbox, records, at: $0.at) },
      draft: nil
    )
    return step
  }

  /// The step, with what the mails of others hold it by; as it is where its own history already
  /// holds it beyond the plan.
  private func unplaced(
    _ step: StepExplanation,
    _ candidate: Candidate,
    in plan: Plan
  ) -> StepExplanation {
    let waits = step.history
    let held = Held(
      account: candidate.account.id,
      stage: .prospect,
      contact: step.contact?.id,
      position: step.position,
      kind: step.kind,
      holds: waits
    )
    guard step.slot == nil, let wish = Wish(asking: held, dossier(of: candidate)),
      waits.allSatisfy({ $0.until.map { $0 < plan.horizon } ?? false })
    else { return step }
    let all = reservations + plan.scheduled.map(\.reservation)
    var finder = finder(all)
    let want = AccountPlanner.Wanting(wish: wish, waits: waits)
    guard let mail = try? finder.place(want).get() else { return step }
    let records = Records(candidate: candidate, reservations: all, now: planner.now)
    let mailbox = planner.policy.mailbox(mail.mailbox)
    let known = Set(step.reasons.map(\.hold.rule))
    var step = step
    step.earliest = mail.slot
    step.reasons += stops(of: mail, behind: waits, given: all)
      .filter { !known.contains($0.hold.rule) }
      .map { reason($0.hold, wish, mailbox, records, at: $0.at) }
    return step
  }
}

/// A rule in the way of a mail, at an instant that was tried.
private struct Stop {
  let hold: Hold
  let at: Instant
}

extension Explainer {
  /// The way of a mail to its slot, again: the last time that each rule stood in it, by its end.
  private func stops(
    of mail: Scheduled,
    behind waits: [Hold],
    given others: [Reservation]
  ) -> [Stop] {
    let finder = finder(others)
    guard let mailbox = planner.policy.mailbox(mail.mailbox) else { return [] }
    let ends = waits.compactMap(\.until) + [mail.wish.due]
    let id = mail.wish.draftID
    var at = ends.reduce(planner.now) { max($0, $1) }
    var last: [RuleID: Stop] = [:]
    for wait in waits where wait.until.map({ $0 > planner.now }) ?? false {
      last[wait.rule] = Stop(hold: wait, at: planner.now)
    }
    while at < mail.slot.instant {
      let holds = finder.holds(at: finder.slot(for: mail.wish, from: mailbox, as: id, at: at))
      for hold in holds { last[hold.rule] = Stop(hold: hold, at: at) }
      let ends = holds.compactMap(\.until)
      at = max(at.adding(seconds: 1), ends.max() ?? mail.slot.instant)
    }
    return last.values.sorted {
      ($0.hold.until ?? .distantFuture, $0.hold.rule.rawValue)
        < ($1.hold.until ?? .distantFuture, $1.hold.rule.rawValue)
    }
  }
}
