import Civil
package import Outreach
package import Store

/// Plans, composes what got a slot, and keeps the drafts in the store.
package struct DraftRun {
  private let store: any Store
  private let planner: Planner

  package init(_ store: any Store, by planner: Planner) {
    self.store = store
    self.planner = planner
  }

  package struct Report: Sendable {
    /// Of those who are held, possibly nobody is named.
    package let plan: Plan
    package let heldCount: Int
    /// New drafts, in order of their slots.
    package let written: [DraftRecord]
    /// Drafts that something came in between for, each with the reason.
    package let withdrawn: [Withdrawn]
    /// Drafts in a person's own mail program that something came in between for: theirs to stop.
    package let stranded: [Withdrawn]
    /// Scheduled mails that could not be composed after all.
    package let failed: [Held]
  }

  package struct Withdrawn: Sendable {
    package let draft: DraftRecord
    package let hold: Hold
  }

  /// Drafts that are written in one transaction.
  private static let batch = 200

  /// `namesHeld`: the report's plan names everyone who is held, at the cost of the whole book.
  package func run(
    namesHeld: Bool = false,
    progress: (Int) -> Void = { _ in }
  ) throws -> Report {
    let withdrawn = try withdrawOvertaken()
    let stranded = try overtakenElsewhere()
    let (plan, heldCount) = try plan(namesHeld: namesHeld, progress: progress)
    let composer = Composer(policy: planner.policy, library: planner.library)
    var written: [DraftRecord] = []
    var failed: [Held] = []
    var batch: [Draft] = []
    for mail in plan.scheduled {
      guard let candidate = try store.candidate(mail.wish.key.account) else { continue }
      do throws(Composer.Failure) {
        batch.append(try composer.draft(mail, candidate, at: planner.now))
      } catch {
        failed.append(mail.wish.held(by: [error.hold]))
      }
      if batch.count == Self.batch { try write(&batch, into: &written) }
    }
    try write(&batch, into: &written)
    return Report(
      plan: plan,
      heldCount: heldCount,
      written: written,
      withdrawn: withdrawn,
      stranded: stranded,
      failed: failed
    )
  }

  private func plan(namesHeld: Bool, progress: (Int) -> Void) throws -> (Plan, held: Int) {
    let run = PlanRun(store, by: planner)
    if namesHeld {
      let plan = try run.plan(progress: progress)
      return (plan, plan.held.count)
    }
    let glance = try run.glance(examples: 0, progress: progress)
    return (glance.plan, glance.held.values.reduce(0, +))
  }

  private func write(_ batch: inout [Draft], into written: inout [DraftRecord]) throws {
    let outcomes = try store.reserve(batch, at: planner.now)
    for (draft, outcome) in zip(batch, outcomes) where outcome == .written {
      written.append(draft.record)
    }
    batch.removeAll(keepingCapacity: true)
  }

  /// A person may send these at any time, so they are told; a slot that was missed is no reason.
  private func overtakenElsewhere() throws -> [Withdrawn] {
    let recheck = Recheck(policy: planner.policy, library: planner.library, now: planner.now)
    return try store.drafts(DraftFilter(states: [.handedOver])).compactMap { draft in
      guard let candidate = try store.candidate(draft.key.account),
        let hold = recheck.overtaken(draft, candidate), hold.rule != .stale
      else { return nil }
      return Withdrawn(draft: draft, hold: hold)
    }
  }

  /// Takes back every open draft that is no longer right: a reply, a bounce, a suppression, a slot
  /// that was missed.
  private func withdrawOvertaken() throws -> [Withdrawn] {
    let recheck = Recheck(
      policy: planner.policy,
      library: planner.library,
      now: planner.now
    )
    var withdrawn: [Withdrawn] = []
    for draft in try store.drafts(DraftFilter(states: [.drafted, .approved])) {
      guard let candidate = try store.candidate(draft.key.account),
        let hold = recheck.overtaken(draft, candidate)
      else { continue }
      if try withdraw(draft, hold) { withdrawn.append(Withdrawn(draft: draft, hold: hold)) }
    }
    return withdrawn
  }

  /// False where a sender was faster, and the draft is beyond taking back.
  private func withdraw(_ draft: DraftRecord, _ hold: Hold) throws(StoreError) -> Bool {
    let reason = hold.sentence(in: draft.planned.zone)
    do throws(StoreError) {
      try store.withdraw(draft.id, reason: reason, at: planner.now)
      return true
    } catch .notPossible {
      return false
    }
  }
}
