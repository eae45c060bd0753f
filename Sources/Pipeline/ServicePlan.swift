import Civil
import Outreach
import Store

/// A service's plan: the drafts of its days written, those that were overtaken taken back, and those
/// approved whose kind the configuration approves.
struct ServicePlan: Sendable {
  struct News: Sendable {
    let notices: [Notice]
  }

  private let store: any Store
  private let policy: Policy
  private let planner: Planner

  init(_ store: any Store, _ workplace: ServiceRun.Workplace, seed: UInt64, at now: Instant) {
    self.store = store
    policy = workplace.policy
    let zone = policy.mailboxes[0].zone
    planner = Planner(
      policy: policy,
      library: workplace.library,
      now: now,
      horizon: zone.startOfDay(zone.localDate(at: now).adding(days: policy.service.days)),
      seed: seed
    )
  }

  func make() throws -> News {
    let report = try DraftRun(store, by: planner).run()
    let approved = try approve(report.written)
    let withdrawn = report.withdrawn.map { Notice(.withdrawn, $0.draft, rule: $0.hold.rule) }
    let written = report.written.map { Notice(.drafted, $0, slot: $0.slot) }
    let failed = report.failed.map { held in
      Notice(
        .notWritten,
        ["account": held.account.text, "rule": held.decisive?.rule.rawValue]
      )
    }
    let sum = Notice(
      .planned,
      [
        "drafted": String(report.written.count), "withdrawn": String(withdrawn.count),
        "held": String(report.heldCount),
      ]
    )
    return News(
      notices: withdrawn + written + failed + approved.map { Notice(.approved, $0) } + [sum]
    )
  }

  /// By the word of the configuration, which stands for its author's.
  private func approve(_ drafts: [DraftRecord]) throws(StoreError) -> [DraftRecord] {
    let meant = drafts.filter { policy.service.approves.contains($0.kind) }
    guard !meant.isEmpty else { return [] }
    try store.approve(
      meant.map { Approval(of: $0.id, digest: $0.digest) },
      by: policy.places["service.approve"].map { "service.approve (\($0))" } ?? "service.approve",
      at: planner.now
    )
    return meant
  }
}
