import Civil

extension Explainer {
  /// What a last look at a written draft finds against it now; empty where it may go.
  package func reasons(against draft: DraftRecord, _ candidate: Candidate) -> [Reason] {
    let gone = reservations.filter {
      !$0.isOpen && $0.draft != draft.id && $0.at <= planner.now
    }
    guard let first = verdict(on: draft, candidate, given: gone) else { return [] }
    let held = Held(
      account: candidate.account.id,
      stage: .prospect,
      contact: draft.key.contact,
      position: draft.key.position,
      kind: draft.kind,
      holds: [first]
    )
    guard let wish = Wish(asking: held, dossier(of: candidate)),
      let mailbox = planner.policy.mailbox(draft.mailbox)
    else { return reasons([first], nil, nil, candidate) }
    let slots = finder(gone)
    let holds = slots.holds(
      at: slots.slot(for: wish, from: mailbox, as: wish.draftID, at: planner.now)
    )
    return reasons(
      [first] + holds.filter { $0.rule != first.rule },
      wish,
      mailbox,
      candidate
    )
  }

  /// Nil where it may go.
  private func verdict(
    on draft: DraftRecord,
    _ candidate: Candidate,
    given gone: [Reservation]
  ) -> Hold? {
    var tally = Tally()
    for mail in gone { tally.add(mail, gap: 0) }
    let recheck = Recheck(policy: planner.policy, library: planner.library, now: planner.now)
    let record = mailboxes[draft.mailbox] ?? MailboxRecord()
    switch recheck.verdict(on: draft, candidate, given: tally, record: record) {
    case .go: return nil
    case .wait(let hold), .withdraw(let hold): return hold
    }
  }
}
