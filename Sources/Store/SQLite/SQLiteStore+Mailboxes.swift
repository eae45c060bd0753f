package import Civil
package import Outreach

extension SQLiteStore {
  package func mailboxRecords(
    _ mailboxes: [Mailbox],
    at now: Instant
  ) throws(StoreError) -> [MailboxID: MailboxRecord] {
    try read { connection in try connection.mailboxRecords(mailboxes, at: now) }
  }

  package func resume(
    _ mailbox: MailboxID,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      _ = try connection.run(
        "INSERT INTO mailbox_resumptions (mailbox, at, by, reason) VALUES (?, ?, ?, ?)",
        mailbox,
        now,
        person,
        reason
      )
    }
  }
}

extension SQLConnection {
  func mailboxRecords(
    _ mailboxes: [Mailbox],
    at now: Instant
  ) throws(StoreError) -> [MailboxID: MailboxRecord] {
    var records: [MailboxID: MailboxRecord] = [:]
    for mailbox in mailboxes { records[mailbox.id] = try record(of: mailbox, at: now) }
    return records
  }

  private func record(
    of mailbox: Mailbox,
    at now: Instant
  ) throws(StoreError) -> MailboxRecord {
    let resumed = try first(
      "SELECT max(at) FROM mailbox_resumptions WHERE mailbox = ? AND at <= ?",
      mailbox.id,
      now
    ) { (row) throws(StoreError) in row.isNull(0) ? nil : try row.instant(0) }
    let since = (resumed ?? nil) ?? Instant.distantPast
    let (mails, bounces) = try health(of: mailbox, since: since, at: now)
    return MailboxRecord(
      sendingDays: try sendingDays(of: mailbox, at: now),
      mails: mails,
      bounces: bounces,
      complaint: try complaint(about: mailbox.id, since: since, at: now)
    )
  }

  /// Walks back from day to day, by the index, as far as the ramp goes.
  private func sendingDays(
    of mailbox: Mailbox,
    at now: Instant
  ) throws(StoreError) -> Set<LocalDate> {
    var days: Set<LocalDate> = []
    var before = now.adding(seconds: 1)
    while days.count <= mailbox.rampDays, let last = try newestMail(of: mailbox.id, before: before)
    {
      let day = mailbox.zone.localDate(at: last)
      days.insert(day)
      before = mailbox.zone.startOfDay(day)
    }
    return days
  }

  private func newestMail(
    of mailbox: MailboxID,
    before instant: Instant
  ) throws(StoreError) -> Instant? {
    let newest = try first(
      """
      SELECT max(at) FROM touches m WHERE mailbox = ? AND at < ? AND kind = 'mail-out'
        AND \(Self.stands("m"))
      """,
      mailbox,
      instant
    ) { (row) throws(StoreError) in row.isNull(0) ? nil : try row.instant(0) }
    return newest ?? nil
  }

  /// The newest mails, and how many of them bounced: a bounce answers the mail whose draft it names, else
  /// the newest to that person before it, whichever mailbox wrote that.
  ///
  /// One that a server refused because of its recipient is both.
  private func health(
    of mailbox: Mailbox,
    since: Instant,
    at now: Instant
  ) throws(StoreError) -> (mails: Int, bounces: Int) {
    let counts = try first(
      """
      SELECT count(*), coalesce(sum(m.refused OR EXISTS (
        SELECT 1 FROM touches b WHERE b.contact = m.contact AND b.kind = 'bounce'
          AND \(Self.stands("b")) AND b.at >= m.at AND b.at <= ?1
          AND CASE WHEN b.draft IS NOT NULL THEN b.draft = m.draft ELSE NOT EXISTS (
            SELECT 1 FROM touches n WHERE n.contact = m.contact AND n.kind = 'mail-out'
              AND (n.at, n.key) > (m.at, m.key) AND n.at <= b.at AND \(Self.stands("n"))) END)), 0)
      FROM (
        SELECT * FROM (
          SELECT key, contact, draft, at, 0 AS refused FROM touches t
          WHERE mailbox = ?2 AND kind = 'mail-out' AND at > ?3 AND at <= ?1 AND \(Self.stands("t"))
          ORDER BY at DESC LIMIT ?4)
        UNION ALL
        SELECT r.key, d.contact, d.key, r.at, 1 FROM drafts d
          JOIN touches r ON r.draft = d.key AND r.kind = 'bounce'
        WHERE d.state = 'rejected' AND d.mailbox = ?2 AND r.at > ?3 AND r.at <= ?1
        ORDER BY 4 DESC LIMIT ?4) m
      """,
      now,
      mailbox.id,
      since,
      mailbox.health.mails
    ) { (row) throws(StoreError) in (try row.count(0), try row.count(1)) }
    return counts ?? (0, 0)
  }

  private func complaint(
    about mailbox: MailboxID,
    since: Instant,
    at now: Instant
  ) throws(StoreError) -> Instant? {
    let newest = try first(
      """
      SELECT max(at) FROM touches c WHERE mailbox = ? AND kind = 'complaint' AND at > ? AND at <= ?
        AND \(Self.stands("c"))
      """,
      mailbox,
      since,
      now
    ) { (row) throws(StoreError) in row.isNull(0) ? nil : try row.instant(0) }
    return newest ?? nil
  }

  /// The condition that nobody took the touch back.
  private static func stands(_ touch: String) -> String {
    "NOT EXISTS (SELECT 1 FROM touches_taken_back WHERE touch = \(touch).key)"
  }
}
