package import Civil
package import Outreach

extension SQLiteStore {
  package func reserve(
    _ drafts: [Draft],
    at now: Instant
  ) throws(StoreError) -> [ReserveOutcome] {
    try write { connection in
      var keys = BookKeys(connection)
      return try drafts.map { draft in
        let owners = try keys.owners(of: draft.record.key)
        if try connection.insert(draft, of: owners, by: Self.itself, at: now) { return .written }
        guard let holder = try connection.holder(of: draft.record.key.position, of: owners) else {
          throw StoreError.idInUse(draft.record.id)
        }
        return .taken(by: holder)
      }
    }
  }

  package func drafts(_ filter: DraftFilter) throws(StoreError) -> [DraftRecord] {
    try read { connection in
      var found = try connection.rows(
        StoredDraft.columns,
        from: StoredDraft.tables,
        of: filter
      )
      var records: [DraftRecord] = []
      while let row = try found.next() { records.append(try StoredDraft(row).record) }
      return records
    }
  }

  package func approvals(_ filter: DraftFilter) throws(StoreError) -> [Approval] {
    try read { connection in
      // Nobody's record is looked up where the filter names nobody.
      let isOfAll = filter.account == nil && filter.contact == nil
      var found = try connection.rows(
        "d.id, d.digest",
        from: isOfAll ? "drafts d" : StoredDraft.tables,
        of: filter
      )
      var approvals: [Approval] = []
      while let row = try found.next() {
        approvals.append(Approval(of: DraftID(try row.text(0)), digest: try row.digest(1)))
      }
      return approvals
    }
  }

  package func draft(_ id: DraftID) throws(StoreError) -> Draft? {
    try read { connection in
      do throws(StoreError) {
        let stored = try connection.draft(id)
        return Draft(record: stored.record, bytes: try connection.bytes(of: stored))
      } catch .noSuchDraft {
        return nil
      }
    }
  }

  package func history(of id: DraftID) throws(StoreError) -> [DraftEvent] {
    try read { connection in
      let draft = try connection.draft(id)
      var rows = try connection.rows(
        "SELECT \(DraftEvent.columns) FROM draft_events WHERE draft = ? ORDER BY key",
        draft.key
      )
      var events: [DraftEvent] = []
      while let row = try rows.next() {
        events.append(try DraftEvent(row))
      }
      return events
    }
  }
}

extension SQLConnection {
  /// Drafts by planned instant, then as they were written.
  fileprivate func rows(
    _ columns: String,
    from tables: String,
    of filter: DraftFilter
  ) throws(StoreError) -> SQLRows {
    var conditions: [(sql: String, value: any SQLValue)] = []
    if let states = filter.states {
      let words = TextList(states.map(\.rawValue)).json
      conditions.append(("d.state IN (SELECT value FROM json_each(?))", words))
    }
    if let account = filter.account { conditions.append(("a.id = ?", account)) }
    if let contact = filter.contact { conditions.append(("c.id = ?", contact)) }
    if let mailbox = filter.mailbox { conditions.append(("d.mailbox = ?", mailbox)) }
    if let until = filter.plannedUntil { conditions.append(("d.planned_at <= ?", until)) }
    let limit = filter.limit.map { max(0, $0) } ?? -1
    return try rows(
      """
      SELECT \(columns) FROM \(tables)
      WHERE \((["TRUE"] + conditions.map(\.sql)).joined(separator: " AND "))
      ORDER BY d.planned_at, d.key LIMIT ?
      """,
      conditions.map(\.value) + [limit]
    )
  }

  /// The draft that holds a step.
  fileprivate func holder(
    of position: Touch.Position,
    of owners: BookKeys.DraftOwners
  ) throws(StoreError) -> DraftID? {
    try first(
      """
      SELECT id FROM drafts WHERE account = ? AND contact = ? AND sequence = ? AND occurrence = ?
        AND step = ? AND holds_step
      """,
      owners.account,
      owners.contact,
      position.sequence,
      position.occurrence,
      position.step
    ) { (row) throws(StoreError) in DraftID(try row.text(0)) }
  }
}
