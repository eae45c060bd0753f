package import Civil
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

  /// For those who plan nothing: what accounts wait for depends on neither a horizon nor a seed.
  package init(
    _ store: any Store,
    under policy: Policy,
    _ library: TemplateLibrary,
    at now: Instant
  ) {
    self.init(
      store,
      by: Planner(policy: policy, library: library, now: now, horizon: now, seed: 1)
    )
  }

  /// Accounts that are worked out in one transaction.
  private static let batch = 1_000
  /// Raised whenever the same records and configuration come to another agenda.
  private static let format = 3

  /// `progress`: called with the number of accounts worked out so far, batch by batch.
  package func renew(progress: (Int) -> Void = { _ in }) throws {
    let accounts = accounts(at: planner.now)
    let composer = composer()
    let basis = basis
    var done = 0
    while true {
      let count = try store.renewAgenda(on: basis, at: planner.now, limit: Self.batch) {
        agenda(of: $0, by: accounts, composer)
      }
      guard count > 0 else { return }
      done += count
      progress(done)
    }
  }

  private func accounts(at now: Instant) -> AccountPlanner {
    AccountPlanner(policy: planner.policy, library: planner.library, now: now)
  }

  private func composer() -> Composer {
    Composer(policy: planner.policy, library: planner.library)
  }

  private func agenda(
    of candidate: Candidate,
    by accounts: AccountPlanner,
    _ composer: Composer
  ) -> Agenda {
    let outcome = accounts.outcome(for: candidate) { wish, candidate in
      composer.holds(for: wish, candidate, at: max(accounts.now, wish.due))
    }
    return Agenda(of: outcome, for: candidate, zone: planner.policy.mailboxes[0].zone)
  }

  /// Works out the whole agenda again, each account for the instant of its own, and compares.
  ///
  /// Nil where it was made with other templates or settings, so that the next plan makes it anew.
  /// `progress`: called with the number of accounts compared so far.
  package func problems(progress: (Int) -> Void = { _ in }) throws -> [String]? {
    let basis = basis
    let age = try store.readingAgenda { try $0.age(on: basis, at: planner.now, limit: 1) }
    guard !age.isOfOtherBasis else { return nil }
    let composer = composer()
    var planners: [Instant: AccountPlanner] = [:]
    return try store.agendaProblems(progress: progress) { candidate, instant in
      let accounts = planners[instant] ?? accounts(at: instant)
      planners[instant] = accounts
      return agenda(of: candidate, by: accounts, composer)
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
