import Civil

extension Explainer {
  /// What a last look at a written draft finds against it now; empty where it may go.
  package func reasons(against draft: DraftRecord, _ candidate: Candidate) -> [Reason] {
    let recheck = Recheck(policy: planner.policy, library: planner.library, now: planner.now)
    let first: Hold
    let record = mailboxes[draft.mailbox] ?? MailboxRecord()
    switch recheck.verdict(on: draft, candidate, given: reservations, record: record) {
    case .go: return []
    case .wait(let hold), .withdraw(let hold): first = hold
    }
    let gone = reservations.filter {
      !$0.isOpen && $0.draft != draft.id && $0.at <= planner.now
    }
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
}
