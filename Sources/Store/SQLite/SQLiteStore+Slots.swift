import Outreach

extension SQLiteStore {
  package func walkSlots(
    _ query: SlotQuery,
    _ visit: (DraftSlot) -> Bool
  ) throws(StoreError) -> JournalMark {
    try read { connection in
      var found = try connection.slotRows(query, limit: -1)
      while let row = try found.next(), visit(try DraftSlot(row)) {}
      return JournalMark(
        try connection.integer("SELECT coalesce(max(key), 0) FROM draft_events") ?? 0
      )
    }
  }

  package func slots(_ query: SlotQuery, limit: Int) throws(StoreError) -> [DraftSlot] {
    try read { connection in try connection.slots(query, limit: limit) }
  }
}

extension DeliveryDesk {
  func slots(_ query: SlotQuery, limit: Int) throws(StoreError) -> [DraftSlot] {
    try connection.slots(query, limit: limit)
  }
}

extension SQLConnection {
  func slots(_ query: SlotQuery, limit: Int) throws(StoreError) -> [DraftSlot] {
    var found = try slotRows(query, limit: max(0, limit))
    var slots: [DraftSlot] = []
    while let row = try found.next() { slots.append(try DraftSlot(row)) }
    return slots
  }

  fileprivate func slotRows(_ query: SlotQuery, limit: Int) throws(StoreError) -> SQLRows {
    try rows(
      Self.slotsBehind,
      query.after.planned,
      query.after.number,
      query.until,
      query.mailbox,
      query.unchangedSince?.number,
      limit
    )
  }

  /// Two ranges of one index: SQLite finds the place of a planned instant by it, and that of a draft
  /// among those of the same instant, but not both at once.
  private static let slotsBehind = SQL(
    """
    SELECT * FROM (\(slots("d.planned_at = ?1 AND d.key > ?2")))
    UNION ALL
    SELECT * FROM (\(slots("d.planned_at > ?1 AND d.planned_at <= ?3")))
    ORDER BY 4, 5 LIMIT ?6
    """
  )

  private static func slots(_ range: String) -> String {
    let slot = "max(d.planned_at, coalesce(d.not_before, d.planned_at))"
    return """
      SELECT d.id, d.mailbox, \(slot), d.planned_at, d.key FROM drafts d
      WHERE d.state = 'approved' AND \(range) AND \(slot) <= ?3 AND (?4 IS NULL OR d.mailbox = ?4)
        AND (?5 IS NULL
          OR NOT EXISTS (SELECT 1 FROM draft_events e WHERE e.draft = d.key AND e.key > ?5))
      """
  }
}

extension DraftSlot {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: DraftID(try row.text(0)),
      mailbox: MailboxID(try row.text(1)),
      slot: try row.instant(2),
      place: SlotPlace(planned: try row.instant(3), number: try row.integer(4))
    )
  }
}
