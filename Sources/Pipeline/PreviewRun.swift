package import Check
import Civil
package import Outreach
package import Preview
package import Store

/// The book planned, and every mail that gets a slot written; the store keeps none of it.
package struct PreviewRun: Sendable {
  package let report: PlanReport
  /// In order of their slots.
  package let drafts: [Draft]
  private let planner: Planner
  private let book: [AccountID: Candidate]
  private let failed: [Held]
  private let counts: BookCounts

  package init(
    _ store: any Store,
    by planner: Planner,
    progress: (Int) -> Void = { _ in }
  ) throws {
    var book: [AccountID: Candidate] = [:]
    let plan = try PlanRun(store, by: planner).plan(progress: progress) { book[$0.account.id] = $0 }
    let composer = Composer(policy: planner.policy, library: planner.library)
    var drafts: [Draft] = []
    var failed: [Held] = []
    for mail in plan.scheduled {
      guard let candidate = book[mail.wish.key.account] else { continue }
      do throws(Composer.Failure) {
        drafts.append(try composer.draft(mail, candidate, at: planner.now))
      } catch {
        failed.append(mail.wish.held(by: [error.hold]))
      }
    }
    report = try PlanReport(plan, under: planner.policy, in: store)
    counts = try store.counts()
    self.drafts = drafts
    self.planner = planner
    self.book = book
    self.failed = failed
  }

  /// All of it as a reviewer reads it.
  ///
  /// `imported`: what the data files gave.
  ///
  /// `findings`: what a check says of the same workspace.
  ///
  /// `marksData`: the mails' words that came from data are marked.
  package func preview(
    _ imported: ImportReport,
    findings: [Finding] = [],
    marksData: Bool = false
  ) -> Preview {
    let plan = report.plan
    let desk = PreviewDesk(planner, book: book, marksData: marksData)
    return Preview(
      firm: planner.policy.sender.company ?? planner.policy.sender.name,
      now: plan.now,
      horizon: plan.horizon,
      zone: planner.policy.mailboxes[0].zone,
      mails: desk.mails(plan.scheduled, drafts),
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

  /// Adds everybody whom the book and the configuration name.
  package func name(in names: inout Mask.Names) {
    names.add(planner.policy)
    for id in book.keys.sorted() {
      if let candidate = book[id] { names.add(candidate) }
    }
  }
}
