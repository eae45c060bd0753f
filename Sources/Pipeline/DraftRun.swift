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

  /// Accounts that are read, and drafts that are written, at once.
  private static let batch = 1_000

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
    for mails in Self.batches(of: plan.scheduled) {
      let drafts = try drafts(of: mails, by: composer, failed: &failed)
      let outcomes = try store.reserve(drafts, at: planner.now)
      for (draft, outcome) in zip(drafts, outcomes) where outcome == .written {
        written.append(draft.record)
      }
    }
    return Report(
      plan: plan,
      heldCount: heldCount,
      written: written,
      withdrawn: withdrawn,
      stranded: stranded,
      failed: failed
    )
  }

  private static func batches<Element>(of list: [Element]) -> [ArraySlice<Element>] {
    stride(from: 0, to: list.count, by: batch).map { list[$0...].prefix(batch) }
  }

  private func drafts(
    of mails: ArraySlice<Scheduled>,
    by composer: Composer,
    failed: inout [Held]
  ) throws -> [Draft] {
    let candidates = try store.candidates(of: Set(mails.map(\.wish.key.account)))
    var drafts: [Draft] = []
    for mail in mails {
      guard let candidate = candidates[mail.wish.key.account] else { continue }
      do throws(Composer.Failure) {
        drafts.append(try composer.draft(mail, candidate, at: planner.now))
      } catch {
        failed.append(mail.wish.held(by: [error.hold]))
      }
    }
    return drafts
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

  /// A person may send these at any time, so they are told; a slot that was missed is no reason.
  private func overtakenElsewhere() throws -> [Withdrawn] {
    try overtaken([.handedOver]).filter { $0.hold.rule != .stale }
  }

  /// Takes back every open draft that is no longer right: a reply, a bounce, a suppression, a slot
  /// that was missed.
  private func withdrawOvertaken() throws -> [Withdrawn] {
    try overtaken([.drafted, .approved]).filter { try withdraw($0.draft, $0.hold) }
  }

  private func overtaken(_ states: Set<DraftState>) throws -> [Withdrawn] {
    let recheck = Recheck(policy: planner.policy, library: planner.library, now: planner.now)
    return try Self.batches(of: store.drafts(DraftFilter(states: states))).flatMap { drafts in
      let candidates = try store.candidates(of: Set(drafts.map(\.key.account)))
      return drafts.compactMap { draft in
        let hold = candidates[draft.key.account].flatMap { recheck.overtaken(draft, $0) }
        return hold.map { Withdrawn(draft: draft, hold: $0) }
      }
    }
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
