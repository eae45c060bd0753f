import Civil
import Outreach

extension AgendaReading {
  func totals(before horizon: Instant) throws(StoreError) -> AgendaTotals {
    var totals = AgendaTotals()
    var rows = try connection.rows(
      "SELECT queue <> 0 AND (day <= ? OR rule = ''), rule, sum(count) FROM agenda_counts GROUP BY 1, 2",
      AgendaRenewal.day(of: horizon)
    )
    while let row = try rows.next() {
      if try row.flag(0) {
        totals.waiting += try row.count(2)
      } else {
        totals.held[try row.word(1), default: 0] += try row.count(2)
      }
    }
    try moveLate(&totals, onDayOf: horizon)
    totals.owed = Int(try connection.integer("SELECT count(*) FROM agenda_owed") ?? 0)
    totals.tasks = Int(
      try connection.integer("SELECT count(*) FROM agenda_tasks WHERE due < ?", horizon) ?? 0
    )
    return totals
  }

  /// On the horizon's own day some are free before it and some are not.
  private func moveLate(
    _ totals: inout AgendaTotals,
    onDayOf horizon: Instant
  ) throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT rule, count(*) FROM agenda_wishes
      WHERE queue IN (SELECT key FROM agenda_queues) AND earliest >= ? AND earliest < ?
        AND rule <> '' GROUP BY rule
      """,
      horizon,
      Instant(epochSeconds: (AgendaRenewal.day(of: horizon) + 1) * 86_400)
    )
    while let row = try rows.next() {
      let count = try row.count(1)
      totals.waiting -= count
      totals.held[try row.word(0), default: 0] += count
    }
  }

  func age(on basis: String, at now: Instant, limit: Int) throws(StoreError) -> AgendaAge {
    let known = try connection.first("SELECT basis FROM agenda_basis") { (row) throws(StoreError) in
      try row.text(0)
    }
    let untrue = try connection.integer(
      """
      SELECT count(*) FROM (
        SELECT account FROM agenda_changed
        UNION ALL SELECT account FROM agenda_accounts
          WHERE true_until <= ?1 AND account NOT IN agenda_changed
        UNION ALL SELECT account FROM agenda_accounts
          WHERE true_from > ?1 AND account NOT IN agenda_changed
        LIMIT ?2)
      """,
      now,
      limit
    )
    let renewed = try connection.first(
      "SELECT max(true_from) FROM agenda_accounts"
    ) { (row) throws(StoreError) in try row.optionalInstant(0) }
    return AgendaAge(
      renewed: renewed ?? nil,
      isOfOtherBasis: known != basis,
      untrue: Int(untrue ?? 0)
    )
  }

  func openDrafts(before instant: Instant) throws(StoreError) -> OpenDrafts {
    var open = OpenDrafts()
    var rows = try connection.rows(
      """
      SELECT state, planned_at < ?, count(*) FROM drafts
      WHERE state IN ('drafted', 'approved', 'claimed', 'transmitting', 'handed-over', 'unknown')
      GROUP BY 1, 2
      """,
      instant
    )
    while let row = try rows.next() {
      let count = try row.count(2)
      switch try row.word(0, DraftState.self) {
      case .drafted: open.drafted += count
      case .approved where try row.flag(1): open.due += count
      case .approved: open.later += count
      case .claimed, .transmitting: open.inHand += count
      case .handedOver: open.handedOver += count
      case .unknown: open.unknown += count
      case .sent, .rejected, .skipped, .withdrawn, .superseded: break
      }
    }
    open.oldestUnknown = try earliest("min(since) FROM drafts WHERE state = 'unknown'")
    open.next = try earliest(
      "min(max(planned_at, coalesce(not_before, planned_at))) FROM drafts WHERE state = 'approved'"
    )
    return open
  }

  private func earliest(_ query: String) throws(StoreError) -> Instant? {
    try connection.first("SELECT \(query)") { (row) throws(StoreError) in
      try row.optionalInstant(0)
    } ?? nil
  }

  func newestMail(at now: Instant) throws(StoreError) -> Instant? {
    try connection.first(
      """
      SELECT at FROM touches t WHERE kind = 'mail-out' AND at <= ?
        AND NOT EXISTS (SELECT 1 FROM touches_taken_back WHERE touch = t.key)
      ORDER BY at DESC LIMIT 1
      """,
      now
    ) { (row) throws(StoreError) in try row.instant(0) }
  }

  func newestChange() throws(StoreError) -> DraftEvent? {
    try connection.first(
      "SELECT \(DraftEvent.columns) FROM draft_events ORDER BY key DESC LIMIT 1"
    ) { (row) throws(StoreError) in try DraftEvent(row) }
  }
}

extension SQLiteStore {
  /// The newest transition of any draft.
  package func newestChange() throws(StoreError) -> DraftEvent? {
    try read { connection in try AgendaReading(connection).newestChange() }
  }
}
