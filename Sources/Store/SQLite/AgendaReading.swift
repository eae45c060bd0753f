import Civil
import Outreach

/// The agenda as one transaction sees it.
final class AgendaReading: AgendaReader {
  let connection: SQLConnection
  private var keys: [AgendaQueue: Int64] = [:]

  init(_ connection: SQLConnection) { self.connection = connection }

  func queues() throws(StoreError) -> [AgendaQueue] {
    var rows = try connection.rows(
      "SELECT key, mailbox, zone, country, kind, priority FROM agenda_queues ORDER BY key"
    )
    var queues: [AgendaQueue] = []
    while let row = try rows.next() {
      let queue = try AgendaQueue(row)
      keys[queue] = try row.integer(0)
      queues.append(queue)
    }
    return queues
  }

  func entries(
    of queue: AgendaQueue,
    before horizon: Instant,
    after place: AgendaPlace?,
    limit: Int
  ) throws(StoreError) -> [AgendaPlanning.Entry] {
    guard let key = keys[queue] else { return [] }
    var rows = try connection.rows(
      """
      SELECT earliest, account_id, place, rule, reason, wish FROM agenda_wishes
      WHERE queue = ? AND (earliest, account_id, place) > (?, ?, ?) AND earliest < ?
      ORDER BY earliest, account_id, place LIMIT ?
      """,
      key,
      place?.earliest ?? .distantPast,
      place?.account.text ?? "",
      place?.number ?? -1,
      horizon,
      limit
    )
    var entries: [AgendaPlanning.Entry] = []
    while let row = try rows.next() { entries.append(try Self.entry(row, queue)) }
    return entries
  }

  private static func entry(
    _ row: SQLRow,
    _ queue: AgendaQueue
  ) throws(StoreError) -> AgendaPlanning.Entry {
    let account = AccountID(try row.text(1))
    guard let wish = Wish(texts: try row.texts(5), account: account, in: queue) else {
      throw row.damage(5, "holds no mail")
    }
    let earliest = try row.instant(0)
    return AgendaPlanning.Entry(
      place: AgendaPlace(earliest: earliest, account: account, number: try row.count(2)),
      wish: AgendaWish(wish: wish, earliest: earliest, wait: try row.reason(3))
    )
  }

  func counts(before horizon: Instant) throws(StoreError) -> AgendaCounts {
    var counts = AgendaCounts()
    let queues = Dictionary(uniqueKeysWithValues: try queues().map { (keys[$0] ?? 0, $0) })
    let day = AgendaRenewal.day(of: horizon)
    var rows = try connection.rows("SELECT queue, rule, day, count FROM agenda_counts")
    while let row = try rows.next() {
      let count = try row.count(3)
      if let queue = queues[try row.integer(0)] {
        if try row.integer(2) <= day {
          counts.waiting[queue, default: 0] += count
        } else {
          counts.held[try row.word(1), default: 0] += count
        }
      } else {
        counts.held[try row.word(1), default: 0] += count
      }
    }
    try moveLate(&counts, onDayOf: horizon, queues)
    counts.owed = Int(try connection.integer("SELECT count(*) FROM agenda_owed") ?? 0)
    counts.tasks = Int(
      try connection.integer("SELECT count(*) FROM agenda_tasks WHERE due < ?", horizon) ?? 0
    )
    return counts
  }

  /// On the horizon's own day some are free before it and some are not.
  private func moveLate(
    _ counts: inout AgendaCounts,
    onDayOf horizon: Instant,
    _ queues: [Int64: AgendaQueue]
  ) throws(StoreError) {
    let end = Instant(epochSeconds: (AgendaRenewal.day(of: horizon) + 1) * 86_400)
    for (key, queue) in queues {
      var rows = try connection.rows(
        """
        SELECT rule, count(*) FROM agenda_wishes
        WHERE queue = ? AND earliest >= ? AND earliest < ? GROUP BY rule
        """,
        key,
        horizon,
        end
      )
      while let row = try rows.next() {
        let count = try row.count(1)
        counts.waiting[queue, default: 0] -= count
        counts.held[try row.word(0), default: 0] += count
      }
    }
  }

  func holds(
    by rule: RuleID,
    before horizon: Instant,
    limit: Int
  ) throws(StoreError) -> [Held] {
    let held = try lasting(rule, limit: limit) + late(rule, horizon: horizon, limit: limit)
    return Array(held.sorted(by: Held.goesBefore).prefix(limit))
  }

  private func lasting(_ rule: RuleID, limit: Int) throws(StoreError) -> [Held] {
    var rows = try connection.rows(
      """
      SELECT account_id, held, rule, reason, earliest FROM agenda_holds
      WHERE rule = ? ORDER BY account_id, place LIMIT ?
      """,
      rule.rawValue,
      limit
    )
    var found: [Held] = []
    while let row = try rows.next() {
      let hold = try row.reason(2)?.hold(until: row.optionalInstant(4))
      let account = AccountID(try row.text(0))
      guard let hold, let held = Held(texts: try row.texts(1), account: account, hold: hold) else {
        throw row.damage(1, "holds no record of a hold")
      }
      found.append(held)
    }
    return found
  }

  /// Mails that time alone frees, but not before the horizon.
  private func late(
    _ rule: RuleID,
    horizon: Instant,
    limit: Int
  ) throws(StoreError) -> [Held] {
    var rows = try connection.rows(
      """
      SELECT w.account_id, w.wish, w.rule, w.reason, w.earliest,
        q.key, q.mailbox, q.zone, q.country, q.kind, q.priority
      FROM agenda_wishes w JOIN agenda_queues q ON q.key = w.queue
      WHERE w.rule = ? AND w.rule <> '' AND w.earliest >= ?
      ORDER BY w.account_id, w.place LIMIT ?
      """,
      rule.rawValue,
      horizon,
      limit
    )
    var found: [Held] = []
    while let row = try rows.next() {
      let hold = try row.reason(2)?.hold(until: row.instant(4))
      let queue = try AgendaQueue(row, from: 5)
      let account = AccountID(try row.text(0))
      guard let hold, let wish = Wish(texts: try row.texts(1), account: account, in: queue) else {
        throw row.damage(1, "holds no mail")
      }
      found.append(wish.held(by: [hold]))
    }
    return found
  }

  func everyone(_ body: (AgendaLine) throws -> Void) throws {
    let queues = Dictionary(uniqueKeysWithValues: try queues().map { (keys[$0] ?? 0, $0) })
    var holds = try connection.rows(
      """
      SELECT h.account_id, a.name, h.rule, h.reason, h.earliest, h.held, h.place
      FROM agenda_holds h CROSS JOIN accounts a ON a.key = h.account
      ORDER BY h.account, h.place
      """
    )
    while let row = try holds.next() {
      try body(try line(row, queue: nil))
    }
    var wishes = try connection.rows(
      """
      SELECT w.account_id, a.name, w.rule, w.reason, w.earliest, w.wish, w.place, w.queue
      FROM agenda_wishes w CROSS JOIN accounts a ON a.key = w.account
      ORDER BY w.account, w.place
      """
    )
    while let row = try wishes.next() {
      try body(try line(row, queue: queues[row.integer(7)]))
    }
  }

  private func line(
    _ row: SQLRow,
    queue: AgendaQueue?
  ) throws(StoreError) -> AgendaLine {
    AgendaLine(
      account: AccountID(try row.text(0)),
      accountName: try row.text(1),
      number: try row.count(6),
      contact: try row.firstText(5).map { ContactID($0) },
      reason: try row.reason(2),
      earliest: try row.optionalInstant(4),
      queue: queue
    )
  }

  func owed(limit: Int) throws(StoreError) -> [ReplyOwed] {
    var rows = try connection.rows(
      """
      SELECT a.id, o.contact, o.since, o.is_overdue FROM agenda_owed o
        JOIN accounts a ON a.key = o.account ORDER BY o.since, a.id LIMIT ?
      """,
      limit
    )
    var owed: [ReplyOwed] = []
    while let row = try rows.next() {
      owed.append(
        ReplyOwed(
          account: AccountID(try row.text(0)),
          contact: try row.optionalText(1).map { ContactID($0) },
          since: try row.instant(2),
          isOverdue: try row.flag(3)
        )
      )
    }
    return owed
  }

  func tasks(before instant: Instant, limit: Int) throws(StoreError) -> [TaskDue] {
    var rows = try connection.rows(
      """
      SELECT a.id, t.task FROM agenda_tasks t JOIN accounts a ON a.key = t.account
      WHERE t.due < ? ORDER BY t.due, a.id, t.place LIMIT ?
      """,
      instant,
      limit
    )
    var tasks: [TaskDue] = []
    while let row = try rows.next() {
      let account = AccountID(try row.text(0))
      guard let task = TaskDue(texts: try row.texts(1), account: account) else {
        throw row.damage(1, "holds no task")
      }
      tasks.append(task)
    }
    return tasks
  }

  func reservations(since: Instant) throws(StoreError) -> [Reservation] {
    try connection.reservations(since: since)
  }

  func mailboxRecords(
    _ mailboxes: [Mailbox],
    at now: Instant
  ) throws(StoreError) -> [MailboxID: MailboxRecord] {
    try connection.mailboxRecords(mailboxes, at: now)
  }
}

extension SQLiteStore {
  package func readingAgenda<Result>(
    _ body: (any AgendaReader) throws -> Result
  ) throws -> Result {
    var failure: (any Error)?
    let result = try read { connection -> Result? in
      do { return try body(AgendaReading(connection)) } catch {
        failure = error
        return nil
      }
    }
    if let failure { throw failure }
    guard let result else { throw StoreError.database(path: path, reason: "nothing was read") }
    return result
  }
}
