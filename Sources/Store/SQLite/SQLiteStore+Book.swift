package import Civil
package import Outreach

extension SQLiteStore {
  package func candidates(after: AccountID?, limit: Int) throws(StoreError) -> [Candidate] {
    try read { connection in
      var reader = CandidateReader(connection)
      return try reader.candidates(after: after, limit: limit)
    }
  }

  package func candidate(_ id: AccountID) throws(StoreError) -> Candidate? {
    try read { connection in
      var reader = CandidateReader(connection)
      return try reader.candidate(id)
    }
  }

  package func candidates(
    of ids: Set<AccountID>
  ) throws(StoreError) -> [AccountID: Candidate] {
    try read { connection in
      var reader = CandidateReader(connection)
      var found = try reader.candidates(ids)
      // SQLite reads a text in JSON up to its first NUL.
      for id in ids where found[id] == nil {
        var single = CandidateReader(connection)
        found[id] = try single.candidate(id)
      }
      return found
    }
  }

  package func counts() throws(StoreError) -> BookCounts {
    try read { connection in
      BookCounts(
        accounts: Int(try connection.integer("SELECT count(*) FROM accounts") ?? 0),
        contacts: Int(try connection.integer("SELECT count(*) FROM contacts") ?? 0),
        touches: Int(try connection.integer("SELECT count(*) FROM touches") ?? 0),
        drafts: Int(try connection.integer("SELECT count(*) FROM drafts") ?? 0)
      )
    }
  }

  package func fieldNames() throws(StoreError) -> FieldNames {
    try read { connection in
      FieldNames(
        accounts: try fieldNames("accounts", connection),
        contacts: try fieldNames("contacts", connection)
      )
    }
  }

  private func fieldNames(
    _ table: String,
    _ connection: SQLConnection
  ) throws(StoreError) -> [String] {
    var names: Set<String> = []
    var rows = try connection.rows(
      """
      SELECT names FROM field_sets f
      WHERE EXISTS (SELECT 1 FROM \(table) WHERE field_set = f.key)
      """
    )
    while let row = try rows.next() { names.formUnion(try row.texts(0).compactMap(\.self)) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func record(_ touches: [Touch], at now: Instant) throws(StoreError) {
    try write { connection in
      var keys = BookKeys(connection)
      for touch in touches {
        switch try keys.owners(account: touch.account, contact: touch.contact) {
        case .refused(let refusal): throw StoreError.refused(refusal)
        case .found(let account, let contact):
          _ = try connection.append(touch, account: account, contact: contact, at: now)
        }
      }
    }
  }

  package func takeBack(
    _ id: TouchID,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let touch = try connection.first(
        """
        SELECT key, draft FROM touches t WHERE id = ?
          AND NOT EXISTS (SELECT 1 FROM touches_taken_back b WHERE b.touch = t.key)
        """,
        id
      ) { (row) throws(StoreError) in (key: try row.integer(0), isByHand: row.isNull(1)) }
      guard let touch else { throw StoreError.noSuchTouch(id) }
      guard touch.isByHand else { throw StoreError.notByHand(id) }
      _ = try connection.run(
        "INSERT INTO touches_taken_back (touch, at, by) VALUES (?, ?, ?)",
        touch.key,
        now,
        person
      )
    }
  }

  package func reservations(since: Instant) throws(StoreError) -> [Reservation] {
    try read { connection in try connection.reservations(since: since) }
  }
}

extension SQLConnection {
  /// By instant, then draft; those of imported history first.
  func reservations(since: Instant) throws(StoreError) -> [Reservation] {
    var found = try rows(Self.reserved, since)
    var reservations: [Reservation] = []
    while let row = try found.next() { reservations.append(try Reservation(row)) }
    return reservations
  }

  /// Those that went or are in a sender's hands, without what waits for its slot; in no order.
  func mailsInUse(since: Instant) throws(StoreError) -> MailRows {
    MailRows(rows: try rows(Self.inUse, since))
  }

  /// The same of those about one account.
  func mailsInUse(since: Instant, at account: Int64) throws(StoreError) -> MailRows {
    MailRows(rows: try rows(Self.inUseAtAccount, since, account))
  }

  /// The same of those to some people, without those about one account.
  func mailsInUse(
    since: Instant,
    to people: Set<Int64>,
    besides account: Int64
  ) throws(StoreError) -> MailRows {
    let keys = "[" + people.map { String($0) }.joined(separator: ",") + "]"
    return MailRows(rows: try rows(Self.inUseToPeople, since, account, keys))
  }

  private static let reserved = SQL(
    "\(gone("t.at >= ?1")) UNION ALL \(inHand()) UNION ALL \(waiting) ORDER BY 5, 6"
  )
  private static let inUse = SQL("\(gone("t.at >= ?1")) UNION ALL \(inHand())")
  // A "+" keeps SQLite from the indexes that the many others would be found by.
  private static let inUseAtAccount = SQL(
    """
    \(gone("t.account = ?2 AND +t.at >= ?1")) UNION ALL \(inHand(of: "d.account = ?2"))
    """
  )
  private static let inUseToPeople = SQL(
    """
    \(gone("\(isToPeople("t")) AND +t.at >= ?1")) UNION ALL \(inHand(of: isToPeople("d")))
    """
  )

  private static func isToPeople(_ table: String) -> String {
    "\(table).contact IN (SELECT value FROM json_each(?3)) AND \(table).account <> ?2"
  }

  private static func gone(_ condition: String) -> String {
    """
    SELECT t.mailbox, a.id, c.id, c.address, t.at, d.id, 0, coalesce(c.account <> a.key, 0), c.key
    FROM touches t JOIN accounts a ON a.key = t.account
      LEFT JOIN contacts c ON c.key = t.contact LEFT JOIN drafts d ON d.key = t.draft
    WHERE t.kind = 'mail-out' AND \(condition)
      AND NOT EXISTS (SELECT 1 FROM touches_taken_back b WHERE b.touch = t.key)
    """
  }

  /// A claimed mail counts from its claim on: it is about to go; one in a person's hands at its slot,
  /// or as soon as they had it.
  private static func inHand(of some: String? = nil) -> String {
    let condition = some.map { "\($0) AND +d.state" } ?? "d.state"
    return """
      SELECT d.mailbox, a.id, c.id, d.recipient,
        CASE d.state WHEN 'handed-over' THEN max(d.handed_over, d.planned_at)
          ELSE coalesce(d.handed_over, d.since) END,
        d.id, 0, c.account <> a.key, c.key
      FROM \(StoredDraft.tables)
      WHERE \(condition) IN ('claimed', 'transmitting', 'unknown', 'handed-over')
        AND (d.state IN ('claimed', 'handed-over') OR d.handed_over >= ?1)
      """
  }

  private static let waiting = """
    SELECT d.mailbox, a.id, c.id, d.recipient, d.planned_at, d.id, 1, c.account <> a.key, c.key
    FROM \(StoredDraft.tables)
    WHERE d.state IN ('drafted', 'approved')
    """
}

/// Mails that count against the caps, one after the other.
struct MailRows: ~Copyable {
  fileprivate var rows: SQLRows

  /// `contact`: the row of the person; nil for a mail of imported history that names none.
  mutating func next() throws(StoreError) -> (reservation: Reservation, contact: Int64?)? {
    guard let row = try rows.next() else { return nil }
    return (try Reservation(row), try row.optionalInteger(8))
  }
}

extension Reservation {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      mailbox: try row.optionalText(0).map { MailboxID($0) },
      account: AccountID(try row.text(1)),
      contact: ContactID(try row.optionalText(2) ?? ""),
      domain: try row.optionalText(3).map(Self.domain) ?? "",
      at: try row.instant(4),
      draft: try row.optionalText(5).map { DraftID($0) },
      isOpen: try row.flag(6),
      isInternal: try row.flag(7)
    )
  }
  private static func domain(of address: String) -> String {
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return "" }
    return String(address[address.utf8.index(after: at)...])
  }
}
