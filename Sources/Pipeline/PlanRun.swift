import Civil
package import Outreach
package import Store

/// Reads the book page by page and plans it; changes nothing.
package struct PlanRun {
  private let store: any Store
  private let circumstances: Circumstances

  package init(_ store: any Store, under circumstances: Circumstances) {
    self.store = store
    self.circumstances = circumstances
  }

  /// Accounts that are read at once.
  private static let page = 500

  /// `progress`: called with the number of accounts looked at so far, page by page.
  package func plan(progress: (Int) -> Void = { _ in }) throws -> Plan {
    let now = circumstances.now
    let composer = Composer(policy: circumstances.policy, library: circumstances.library)
    var planning = Planning(circumstances.planner)
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
    try store.reservations(since: circumstances.now.adding(seconds: -2 * 86_400))
  }
}
