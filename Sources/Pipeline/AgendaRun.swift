import Civil
import Mail
package import Outreach
package import Store

/// Keeps the agenda true: works out anew what accounts wait for where something changed.
package struct AgendaRun {
  private let store: any Store
  private let planner: Planner

  package init(_ store: any Store, by planner: Planner) {
    self.store = store
    self.planner = planner
  }

  /// Accounts that are worked out in one transaction.
  private static let batch = 500
  /// Raised whenever the same records and configuration come to another agenda.
  private static let format = 2

  /// `progress`: called with the number of accounts worked out so far, batch by batch.
  package func renew(progress: (Int) -> Void = { _ in }) throws {
    let accounts = AccountPlanner(
      policy: planner.policy,
      library: planner.library,
      now: planner.now
    )
    let composer = Composer(policy: planner.policy, library: planner.library)
    let zone = planner.policy.mailboxes[0].zone
    let basis = basis
    var done = 0
    while true {
      let count = try store.renewAgenda(on: basis, at: planner.now, limit: Self.batch) {
        let outcome = accounts.outcome(for: $0) { wish, candidate in
          composer.holds(for: wish, candidate, at: max(planner.now, wish.due))
        }
        return Agenda(of: outcome, for: $0, zone: zone)
      }
      guard count > 0 else { return }
      done += count
      progress(done)
    }
  }

  private var basis: String { Self.basis(planner.library.digest, planner.policy) }

  /// Names all that an agenda depends on besides the store.
  ///
  /// `templates`: `TemplateLibrary.digest`.
  static func basis(_ templates: Digest, _ policy: Policy) -> String {
    Digest.of(Array("\(format)\n\(templates)\n\(policy.agendaBasis)".utf8)).hex
  }
}
