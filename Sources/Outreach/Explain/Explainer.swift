import Civil

/// Tells everything that stands against an account's mails, from its own records and the journal's
/// mails that count; pure, and without a look at any other account.
package struct Explainer: Sendable {
  let planner: Planner
  let reservations: [Reservation]
  let mailboxes: [MailboxID: MailboxRecord]

  /// `reservations` and `mailboxes`: as for `Planner.plan`.
  package init(
    _ planner: Planner,
    given reservations: [Reservation],
    mailboxes: [MailboxID: MailboxRecord]
  ) {
    self.planner = planner
    self.reservations = reservations
    self.mailboxes = mailboxes
  }

  /// How far ahead the earliest slot is searched for, in seconds.
  private static let reach: Int64 = 366 * 86_400

  package func explanation(
    of candidate: Candidate,
    missing: (Wish, Candidate) -> [Hold]
  ) -> Explanation {
    let dossier = dossier(of: candidate)
    let outcome = accounts.outcome(for: candidate, missing: missing)
    let finder = finder(reservations)
    let wishes = outcome.wishes.sorted { $0.wish.key < $1.wish.key }
    return Explanation(
      account: candidate.account,
      now: planner.now,
      zone: dossier.zone,
      stage: StageReason(dossier.standing, candidate.account, under: planner.policy.cadence),
      owed: outcome.owed,
      tasks: outcome.tasks.sorted { ($0.due, $0.position.step) < ($1.due, $1.position.step) },
      steps: StepExplanation.sorted(
        wishes.map { step($0, candidate, finder) }
          + outcome.held.sorted(by: Held.goesBefore).map { step($0, candidate) }
      )
    )
  }

  /// The same, with the slots that a plan of the whole book gives.
  package func explanation(
    _ alone: Explanation,
    of candidate: Candidate,
    in plan: Plan
  ) -> Explanation {
    Explanation(
      account: alone.account,
      now: alone.now,
      zone: alone.zone,
      stage: alone.stage,
      owed: alone.owed,
      tasks: alone.tasks,
      steps: StepExplanation.sorted(alone.steps.map { placed($0, candidate, in: plan) })
    )
  }

  func dossier(of candidate: Candidate) -> Dossier { accounts.dossier(of: candidate) }

  private var accounts: AccountPlanner {
    AccountPlanner(policy: planner.policy, library: planner.library, now: planner.now)
  }

  /// On what is reserved, with a year ahead of it.
  func finder(_ reservations: [Reservation]) -> SlotFinder {
    let far = Planner(
      policy: planner.policy,
      library: planner.library,
      now: planner.now,
      horizon: planner.now.adding(seconds: Self.reach),
      seed: planner.seed
    )
    return SlotFinder(far, reservations: reservations, mailboxes: mailboxes)
  }
}

extension Explainer {
  /// A step that only time holds.
  private func step(
    _ want: AccountPlanner.Wanting,
    _ candidate: Candidate,
    _ finder: SlotFinder
  ) -> StepExplanation {
    let wish = want.wish
    var finder = finder
    let slot = finder.slot(
      for: wish,
      from: finder.mailboxes(for: wish)[0],
      as: wish.draftID,
      at: planner.now
    )
    let holds = want.waits + finder.holds(at: slot)
    let place = try? finder.place(want).get()
    return StepExplanation(
      contact: candidate.contact(wish.key.contact),
      position: wish.key.position,
      kind: wish.kind,
      history: want.waits,
      reasons: reasons(holds, wish, slot.mailbox, candidate),
      earliest: place?.slot,
      choices: choices(wish, slot.mailbox, candidate),
      slot: nil
    )
  }

  /// A step that the account's own history holds, or the account as a whole.
  private func step(_ held: Held, _ candidate: Candidate) -> StepExplanation {
    let draft = held.draft.flatMap { id in candidate.drafts.first { $0.id == id } }
    let others = reservations.filter { $0.draft == nil || $0.draft != draft?.id }
    var finder = finder(others)
    guard let wish = Wish(asking: held, dossier(of: candidate)) else {
      return StepExplanation(
        contact: held.contact.flatMap { candidate.contact($0) },
        position: held.position,
        kind: held.kind,
        history: held.holds,
        reasons: reasons(held.holds, nil, nil, candidate),
        earliest: held.earliest.map { ZonedTime($0, in: dossier(of: candidate).zone) },
        choices: nil,
        slot: nil
      )
    }
    let mailbox = draft.flatMap { planner.policy.mailbox($0.mailbox) }
    let slot = finder.slot(
      for: wish,
      from: mailbox ?? finder.mailboxes(for: wish)[0],
      as: wish.draftID,
      at: planner.now
    )
    let holds = held.holds + finder.holds(at: slot)
    var earliest = draft.map { $0.state.waitsForWord ? nil : $0.planned } ?? nil
    if earliest == nil, held.earliest != nil {
      let want = AccountPlanner.Wanting(wish: wish, waits: held.holds)
      earliest = (try? finder.place(want).get())?.slot
    }
    return StepExplanation(
      contact: candidate.contact(wish.key.contact),
      position: wish.key.position,
      kind: held.kind,
      history: held.holds,
      reasons: reasons(holds, wish, slot.mailbox, candidate),
      earliest: earliest,
      choices: choices(wish, slot.mailbox, candidate),
      slot: draft.map {
        StepExplanation.Slot(time: $0.planned, mailbox: $0.mailbox, moves: [], bound: [], draft: $0)
      }
    )
  }
}

extension Explainer {
  func reasons(
    _ holds: [Hold],
    _ wish: Wish?,
    _ mailbox: Mailbox?,
    _ candidate: Candidate
  ) -> [Reason] {
    let records = Records(candidate: candidate, reservations: reservations, now: planner.now)
    var seen: Set<Hold> = []
    return holds.filter { seen.insert($0).inserted }
      .map { reason($0, wish, mailbox, records, at: planner.now) }
  }

  func reason(
    _ hold: Hold,
    _ wish: Wish?,
    _ mailbox: Mailbox?,
    _ records: Records,
    at instant: Instant
  ) -> Reason {
    var settings = planner.policy.settings(of: hold.rule, for: wish, from: mailbox)
    if case .suppressed(let pattern, _) = hold.fact {
      settings += planner.policy.suppressionSetting(pattern).map { [$0] } ?? []
    }
    let evidence = records.evidence(for: hold, wish: wish, mailbox: mailbox?.id, at: instant)
    return Reason(hold: hold, settings: settings, evidence: evidence)
  }

  private func choices(_ wish: Wish, _ mailbox: Mailbox, _ candidate: Candidate) -> Choices? {
    let position = wish.key.position
    let steps = planner.policy.sequence(position.sequence)?.steps ?? []
    guard let index = steps.firstIndex(where: { $0.id == position.step }) else { return nil }
    let records = Records(candidate: candidate, reservations: [], now: planner.now)
    let template = steps[index].template.flatMap { planner.library[$0] }
    return Choices(
      mailbox: mailbox.id,
      whyMailbox: Choices.MailboxReason(mailbox.id, wish, candidate, planner.policy),
      step: Choices.StepReason(
        number: index + 1,
        count: steps.count,
        roles: steps[index].roles.isEmpty ? template?.roles ?? [] : steps[index].roles,
        before: records.run(position),
        trigger: wish.trigger
      )
    )
  }
}

extension Choices.MailboxReason {
  fileprivate init(_ mailbox: MailboxID, _ wish: Wish, _ candidate: Candidate, _ policy: Policy) {
    let last = candidate.touches.last {
      $0.kind == .mailOut && $0.mailbox == mailbox && $0.account == candidate.account.id
    }
    guard wish.mailbox == mailbox else {
      self = policy.mailboxes.count == 1 ? .only : .mostRoom
      return
    }
    if let last {
      self = .wroteLast(last.at)
    } else {
      self = candidate.account.mailbox == mailbox ? .chosen : .drafted
    }
  }
}
