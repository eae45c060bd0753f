package import Civil
import Mail
package import Outreach

/// Compares what is kept of each account's agenda with what its records come to.
struct AgendaAudit {
  private let connection: SQLConnection

  init(_ connection: SQLConnection) { self.connection = connection }

  /// An account, and the instant for which its agenda was worked out.
  struct Kept {
    let key: Int64
    let from: Instant
  }

  /// Those behind `after` that nothing has changed since.
  func kept(after: Int64, limit: Int) throws(StoreError) -> [Kept] {
    var rows = try connection.rows(
      """
      SELECT account, true_from FROM agenda_accounts
      WHERE account > ? AND account NOT IN agenda_changed ORDER BY account LIMIT ?
      """,
      after,
      limit
    )
    var kept: [Kept] = []
    while let row = try rows.next() {
      kept.append(Kept(key: try row.integer(0), from: try row.instant(1)))
    }
    return kept
  }

  func candidates(_ kept: [Kept]) throws(StoreError) -> [CandidateReader.KeyedCandidate] {
    var reader = CandidateReader(connection)
    return try reader.candidates(keys: kept.map(\.key))
  }

  /// What is kept of an account, row by row.
  func rows(of account: Int64) throws(StoreError) -> Set<String> {
    var found: Set<String> = []
    for query in Self.queries {
      var rows = try connection.rows(query, account)
      while let row = try rows.next() { found.insert(try row.text(0)) }
    }
    return found
  }

  private static let queries = [
    """
    SELECT 'until ' || true_until FROM agenda_accounts WHERE account = ?
    """,
    """
    SELECT 'mail ' || w.place || '|' || w.account_id || '|' || q.mailbox || '|' || q.zone || '|'
      || q.country || '|' || q.kind || '|' || q.priority || '|' || w.earliest || '|' || w.rule
      || '|' || w.reason || '|' || w.wish
    FROM agenda_wishes w JOIN agenda_queues q ON q.key = w.queue WHERE w.account = ?
    """,
    """
    SELECT 'hold ' || place || '|' || account_id || '|' || rule || '|' || coalesce(earliest, '')
      || '|' || reason || '|' || held
    FROM agenda_holds WHERE account = ?
    """,
    """
    SELECT 'reply ' || since || '|' || coalesce(contact, '') || '|' || is_overdue
    FROM agenda_owed WHERE account = ?
    """,
    "SELECT 'task ' || place || '|' || due || '|' || task FROM agenda_tasks WHERE account = ?",
  ]

  /// The same rows as an agenda would be written.
  static func rows(of agenda: Agenda, at account: AccountID, from: Instant) -> Set<String> {
    let until = max(agenda.until ?? .distantFuture, from.adding(seconds: 1))
    var rows: Set = ["until \(until.epochSeconds)"]
    for (place, wish) in agenda.wishes.enumerated() {
      let queue = AgendaQueue(of: wish.wish)
      let texts = [
        "\(place)", account.text, queue.mailbox?.text ?? "", queue.zone.id,
        queue.country?.code ?? "", queue.kind.rawValue, "\(queue.priority.rawValue)",
        "\(wish.earliest.epochSeconds)", wish.wait?.rule.rawValue ?? "", wish.wait?.text ?? "",
        TextList(wish.wish.texts).json,
      ]
      rows.insert("mail " + texts.joined(separator: "|"))
    }
    for (place, hold) in agenda.holds.enumerated() {
      let texts = [
        "\(place)", account.text, hold.reason.rule.rawValue,
        hold.held.earliest.map { "\($0.epochSeconds)" } ?? "", hold.reason.text,
        TextList(hold.held.texts).json,
      ]
      rows.insert("hold " + texts.joined(separator: "|"))
    }
    if let owed = agenda.owed {
      let contact = owed.contact?.text ?? ""
      rows.insert("reply \(owed.since.epochSeconds)|\(contact)|\(owed.isOverdue ? 1 : 0)")
    }
    for (place, task) in agenda.tasks.enumerated() {
      rows.insert("task \(place)|\(task.due.epochSeconds)|\(TextList(task.texts).json)")
    }
    return rows
  }

  /// Accounts that no plan would look at: without an agenda, and not noted as changed.
  func forgotten() throws(StoreError) -> [String] {
    var rows = try connection.rows(
      """
      SELECT id FROM accounts WHERE EXISTS (SELECT 1 FROM agenda_basis)
        AND key NOT IN (SELECT account FROM agenda_accounts) AND key NOT IN agenda_changed
      """
    )
    var found: [String] = []
    while let row = try rows.next() {
      found.append("no plan would look at account \(try row.text(0).printable)")
    }
    return found
  }

  /// The kept counts against the rows that they count.
  func miscounted() throws(StoreError) -> [String] {
    let day = { (column: String) in
      "coalesce(\(column), \(Instant.distantFuture.epochSeconds)) / 86400"
    }
    var rows = try connection.rows(
      """
      SELECT rule, sum(kept), sum(counted) FROM (
        SELECT queue, rule, day, count AS kept, 0 AS counted FROM agenda_counts
        UNION ALL SELECT queue, rule, \(day("earliest")), 0, count(*) FROM agenda_wishes GROUP BY 1, 2, 3
        UNION ALL SELECT 0, rule, \(day("earliest")), 0, count(*) FROM agenda_holds GROUP BY 1, 2, 3)
      GROUP BY queue, rule, day HAVING sum(kept) <> sum(counted)
      """
    )
    var found: [String] = []
    while let row = try rows.next() {
      let rule = try row.text(0).isEmpty ? "a slot" : try row.text(0).printable
      let (kept, counted) = (try row.integer(1), try row.integer(2))
      found.append("\(kept) are counted as waiting for \(rule), and \(counted) are")
    }
    return found
  }
}

extension SQLiteStore {
  package func agendaProblems(
    progress: (Int) -> Void,
    _ derive: (Candidate, Instant) -> Agenda
  ) throws(StoreError) -> [String] {
    var problems = try read { connection in
      try AgendaAudit(connection).forgotten() + AgendaAudit(connection).miscounted()
    }
    var last: Int64 = 0
    var done = 0
    while true {
      let page = try read { connection in
        let audit = AgendaAudit(connection)
        let kept = try audit.kept(after: last, limit: 500)
        let instants = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.from) })
        for found in try audit.candidates(kept) {
          guard let from = instants[found.key] else { continue }
          let id = found.candidate.account.id
          let wanted = AgendaAudit.rows(of: derive(found.candidate, from), at: id, from: from)
          let rows = try audit.rows(of: found.key)
          if let row = rows.symmetricDifference(wanted).sorted().first {
            let side = rows.contains(row) ? "is kept and does not hold" : "holds and is not kept"
            problems.append("of account \(id.text.printable) “\(row.printable)” \(side)")
          }
        }
        return kept
      }
      guard let end = page.last else { return problems }
      last = end.key
      done += page.count
      progress(done)
    }
  }
}
