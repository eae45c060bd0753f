import Civil
package import Outreach
package import Store

/// Reads the book page by page and plans it; changes nothing.
package struct PlanRun {
  private let store: any Store
  private let planner: Planner

  package init(_ store: any Store, by planner: Planner) {
    self.store = store
    self.planner = planner
  }

  /// Accounts that are read at once.
  private static let page = 500

  /// `progress`: called with the number of accounts looked at so far, page by page.
  package func plan(progress: (Int) -> Void = { _ in }) throws -> Plan {
    let now = planner.now
    let composer = Composer(policy: planner.policy, library: planner.library)
    var planning = Planning(planner)
    var last: AccountID?
    var seen = 0
    while true {
      let page = try store.candidates(after: last, limit: Self.page)
      for candidate in page {
        planning.consider(candidate) { composer.holds(for: $0, $1, at: max(now, $0.due)) }
      }
      seen += page.count
      progress(seen)
      last = page.last?.account.id
      if page.count < Self.page { break }
    }
    return planning.plan(given: try reservations())
  }

  /// All that counts: a day and an hour back, for every rolling window and every zone's day.
  private func reservations() throws -> [Reservation] {
    try store.reservations(since: planner.now.adding(seconds: -2 * 86_400))
  }
}
