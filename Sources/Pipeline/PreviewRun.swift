package import Check
import Civil
package import Outreach
package import Preview
package import Store

/// Plans the book, writes every mail that gets a slot and every template's sample; keeps none.
package struct PreviewRun {
  private let store: any Store
  private let planner: Planner

  package init(_ store: any Store, by planner: Planner) {
    self.store = store
    self.planner = planner
  }

  /// What the store's book would do.
  ///
  /// `imported` is what the data files gave, `findings` what a check says of the same workspace.
  package func preview(
    _ imported: ImportReport,
    findings: [Finding] = [],
    progress: (Int) -> Void = { _ in }
  ) throws -> Preview {
    var book: [AccountID: Candidate] = [:]
    let plan = try PlanRun(store, by: planner).plan(progress: progress) { book[$0.account.id] = $0 }
    let report = try PlanReport(plan, under: planner.policy, in: store)
    let desk = PreviewDesk(planner, book: book)
    let (mails, failed) = desk.mails(plan.scheduled)
    let counts = try store.counts()
    return Preview(
      firm: planner.policy.sender.company ?? planner.policy.sender.name,
      now: plan.now,
      horizon: plan.horizon,
      zone: planner.policy.mailboxes[0].zone,
      mails: mails,
      samples: desk.samples(),
      held: desk.held(HeldGroup.groups(of: plan.held + failed)),
      owed: desk.owed(plan.owed),
      tasks: desk.tasks(plan.tasks),
      findings: findings,
      rooms: report.rooms.map {
        PreviewRoom(mailbox: $0.mailbox, day: $0.day, used: $0.used, cap: $0.cap)
      },
      counts: Preview.Counts(
        accounts: counts.accounts,
        contacts: counts.contacts,
        touches: counts.touches
      ),
      refusals: imported.refusals,
      sources: planner.library.sources.map {
        PreviewSource(file: $0.path, name: $0.name, text: $0.text)
      }
    )
  }
}
