import Civil
import Outreach

extension Rehearsal {
  /// What `rapport draft` does: takes back what was overtaken, plans, and writes what got a slot.
  mutating func draft(at now: Instant) {
    withdrawOvertaken(at: now)
    let composer = Composer(policy: policy, library: library)
    let planner = Planner(
      policy: policy,
      library: library,
      now: now,
      horizon: now.adding(seconds: 3 * 86_400),
      seed: seed
    )
    let accounts = AccountPlanner(policy: policy, library: library, now: now)
    var planning = Planning(planner)
    var wants: [AccountPlanner.Wanting] = []
    for candidate in book.candidates {
      let outcome = accounts.outcome(for: view(candidate)) {
        composer.holds(for: $0, $1, at: max(now, $0.due))
      }
      wants += outcome.wishes
      planning.consider(outcome)
    }
    let reservations = book.reservations(since: now.adding(seconds: -2 * 86_400))
    let plan = planning.plan(given: reservations, mailboxes: boxes(at: now))
    write(.plan(CadenceRecord.Plan(at: now.epochSeconds, wanted: wanted(wants, plan))))
    for mail in plan.scheduled { write(mail, with: composer, at: now) }
  }

  private mutating func write(_ mail: Scheduled, with composer: Composer, at now: Instant) {
    guard let candidate = book.candidate(mail.wish.key.account),
      let draft = try? composer.draft(mail, candidate, at: now), book.write(draft.record)
    else { return }
    write(.draft(CadenceRecord.Draft(draft.record, at: now)))
  }

  private mutating func withdrawOvertaken(at now: Instant) {
    let recheck = Recheck(policy: policy, library: library, now: now)
    for draft in book.openDrafts(in: [.drafted, .approved]) {
      guard let candidate = book.candidate(draft.key.account) else { continue }
      if recheck.overtaken(draft, view(candidate)) != nil {
        move(draft.id, to: .withdrawn, at: now)
      }
    }
  }

  private func wanted(
    _ wants: [AccountPlanner.Wanting],
    _ plan: Plan
  ) -> [CadenceRecord.Wanted] {
    let slots = Dictionary(
      plan.scheduled.map { ($0.wish.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return wants.map { want in
      let mail = slots[want.wish.key]
      return CadenceRecord.Wanted(
        firm: want.wish.key.account.text,
        person: want.wish.key.contact.text,
        step: CadenceRecord.StepPlace(want.wish.key.position),
        template: want.wish.template.text,
        earliest: want.earliest.epochSeconds,
        bound: want.wish.mailbox?.text,
        mailbox: mail?.mailbox.text,
        slot: mail?.slot.instant.epochSeconds
      )
    }
  }

  mutating func approve(_ share: Int, at now: Instant, _ chance: inout Chance) {
    for draft in book.openDrafts(in: [.drafted]) where chance.permille(share * 10) {
      move(draft.id, to: .approved, at: now)
    }
  }
}
