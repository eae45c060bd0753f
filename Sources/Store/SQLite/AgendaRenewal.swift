package import Civil
import Mail
package import Outreach

/// Writes the agendas of accounts anew, within one transaction.
struct AgendaRenewal {
  private let connection: SQLConnection
  private var queues: [AgendaQueue: Int64] = [:]
  private var changes: [Count: Int] = [:]
  private var teammates: [ContactID: Int64] = [:]

  /// What is counted together.
  private struct Count: Hashable {
    let queue: Int64
    let rule: String
    let day: Int64
  }

  init(_ connection: SQLConnection) { self.connection = connection }

  mutating func renew(
    on basis: String,
    at now: Instant,
    limit: Int,
    _ derive: (Candidate) -> Agenda
  ) throws(StoreError) -> Int {
    try startAnew(on: basis)
    let keys = try untrue(at: now, limit: limit)
    try forget(keys)
    var reader = CandidateReader(connection)
    for account in try reader.candidates(keys: keys) {
      try write(derive(account.candidate), of: account, at: now)
    }
    try writeCounts()
    return keys.count
  }

  /// Notes every account as changed where the agenda was made on another basis.
  private func startAnew(on basis: String) throws(StoreError) {
    let known = try connection.first("SELECT basis FROM agenda_basis") { (row) throws(StoreError) in
      try row.text(0)
    }
    guard known != basis else { return }
    for table in Self.tables { try connection.run("DELETE FROM \(table)") }
    try connection.run("INSERT INTO agenda_changed SELECT key FROM accounts")
    try connection.run("INSERT INTO agenda_basis VALUES (1, ?)", basis)
  }

  private static let tables = [
    "agenda_basis", "agenda_changed", "agenda_accounts", "agenda_wishes", "agenda_queues",
    "agenda_holds", "agenda_owed", "agenda_tasks", "agenda_teammates", "agenda_counts",
  ]

  /// The rows of accounts that changed, or whose agenda is not for `now`.
  private func untrue(at now: Instant, limit: Int) throws(StoreError) -> [Int64] {
    var keys: [Int64] = []
    for condition in [
      "agenda_changed WHERE ?1 = ?1", "agenda_accounts WHERE true_until <= ?1",
      "agenda_accounts WHERE true_from > ?1",
    ] where keys.count < limit {
      var rows = try connection.rows(
        "SELECT account FROM \(condition) LIMIT ?2",
        now,
        limit - keys.count
      )
      while let row = try rows.next() { keys.append(try row.integer(0)) }
    }
    return Array(Set(keys)).sorted()
  }

  private mutating func forget(_ accounts: [Int64]) throws(StoreError) {
    let list = "[" + accounts.map { String($0) }.joined(separator: ",") + "]"
    try connection.run(
      "DELETE FROM agenda_changed WHERE account IN (SELECT value FROM json_each(?))",
      list
    )
    var known: [Int64] = []
    var rows = try connection.rows(
      "SELECT k.value FROM json_each(?) k CROSS JOIN agenda_accounts a ON a.account = k.value",
      list
    )
    while let row = try rows.next() { known.append(try row.integer(0)) }
    for account in known { try forget(account) }
  }

  private mutating func forget(_ account: Int64) throws(StoreError) {
    try connection.run("DELETE FROM agenda_accounts WHERE account = ?", account)
    var wishes = try connection.rows(
      "DELETE FROM agenda_wishes WHERE account = ? RETURNING queue, rule, earliest",
      account
    )
    while let row = try wishes.next() {
      let day = Self.day(of: try row.instant(2))
      changes[Count(queue: try row.integer(0), rule: try row.text(1), day: day), default: 0] -= 1
    }
    var holds = try connection.rows(
      "DELETE FROM agenda_holds WHERE account = ? RETURNING rule, earliest",
      account
    )
    while let row = try holds.next() {
      let day = Self.day(of: try row.optionalInstant(1))
      changes[Count(queue: 0, rule: try row.text(0), day: day), default: 0] -= 1
    }
    for table in ["agenda_owed", "agenda_tasks", "agenda_teammates"] {
      try connection.run("DELETE FROM \(table) WHERE account = ?", account)
    }
  }

  private static let newAccount = SQL("INSERT INTO agenda_accounts VALUES (?, ?, ?)")
  private static let newWish = SQL("INSERT INTO agenda_wishes VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
  private static let newHold = SQL("INSERT INTO agenda_holds VALUES (?, ?, ?, ?, ?, ?, ?)")

  private mutating func write(
    _ agenda: Agenda,
    of account: CandidateReader.KeyedCandidate,
    at now: Instant
  ) throws(StoreError) {
    let id = account.candidate.account.id
    try connection.run(
      Self.newAccount,
      account.key,
      now,
      max(agenda.until ?? .distantFuture, now.adding(seconds: 1))
    )
    for (place, wish) in agenda.wishes.enumerated() {
      try write(wish, at: place, of: account.key, id)
    }
    for (place, hold) in agenda.holds.enumerated() {
      try write(hold, at: place, of: account.key, id)
    }
    if let owed = agenda.owed {
      try connection.run(
        "INSERT INTO agenda_owed VALUES (?, ?, ?, ?)",
        account.key,
        owed.since,
        owed.contact,
        owed.isOverdue
      )
    }
    for (place, task) in agenda.tasks.enumerated() {
      try connection.run(
        "INSERT INTO agenda_tasks VALUES (?, ?, ?, ?)",
        account.key,
        place,
        task.due,
        TextList(task.texts).json
      )
    }
    for teammate in agenda.teammates { try write(teammate, of: account.key) }
  }

  private mutating func write(
    _ wish: AgendaWish,
    at place: Int,
    of account: Int64,
    _ id: AccountID
  ) throws(StoreError) {
    let queue = try key(of: AgendaQueue(of: wish.wish))
    let rule = wish.wait?.rule.rawValue ?? ""
    try connection.run(
      Self.newWish,
      account,
      place,
      id,
      queue,
      wish.earliest,
      rule,
      wish.wait?.text ?? "",
      TextList(wish.wish.texts).json
    )
    let day = Self.day(of: wish.earliest)
    changes[Count(queue: queue, rule: rule, day: day), default: 0] += 1
  }

  private mutating func write(
    _ hold: AgendaHold,
    at place: Int,
    of account: Int64,
    _ id: AccountID
  ) throws(StoreError) {
    try connection.run(
      Self.newHold,
      account,
      place,
      id,
      hold.reason.rule.rawValue,
      hold.held.earliest,
      hold.reason.text,
      TextList(hold.held.texts).json
    )
    let day = Self.day(of: hold.held.earliest)
    changes[Count(queue: 0, rule: hold.reason.rule.rawValue, day: day), default: 0] += 1
  }

  private mutating func write(_ teammate: ContactID, of account: Int64) throws(StoreError) {
    if teammates[teammate] == nil {
      teammates[teammate] = try connection.integer(
        "SELECT key FROM contacts WHERE id = ?",
        teammate
      )
    }
    guard let key = teammates[teammate] else { return }
    try connection.run(
      "INSERT INTO agenda_teammates VALUES (?, ?) ON CONFLICT DO NOTHING",
      key,
      account
    )
  }

  private mutating func key(of queue: AgendaQueue) throws(StoreError) -> Int64 {
    if let key = queues[queue] { return key }
    let key = try storedKey(of: queue)
    queues[queue] = key
    return key
  }

  private func storedKey(of queue: AgendaQueue) throws(StoreError) -> Int64 {
    let known = try connection.integer(
      """
      SELECT key FROM agenda_queues
      WHERE mailbox = ? AND zone = ? AND country = ? AND kind = ? AND priority = ?
      """,
      queue.mailbox?.text ?? "",
      queue.zone.id,
      queue.country?.code ?? "",
      queue.kind.rawValue,
      queue.priority.rawValue
    )
    if let known { return known }
    try connection.run(
      """
      INSERT INTO agenda_queues (mailbox, zone, country, kind, priority) VALUES (?, ?, ?, ?, ?)
      """,
      queue.mailbox?.text ?? "",
      queue.zone.id,
      queue.country?.code ?? "",
      queue.kind.rawValue,
      queue.priority.rawValue
    )
    return connection.lastKey
  }

  private func writeCounts() throws(StoreError) {
    for (count, change) in changes where change != 0 {
      try connection.run(
        """
        INSERT INTO agenda_counts VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """,
        count.queue,
        count.rule,
        count.day,
        change
      )
    }
    try connection.run("DELETE FROM agenda_counts WHERE count = 0")
  }

  /// The day since 1970, in UTC; the last of all days where no time helps.
  static func day(of instant: Instant?) -> Int64 {
    let seconds = (instant ?? .distantFuture).epochSeconds
    return seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }
}

extension SQLiteStore {
  package func renewAgenda(
    on basis: String,
    at now: Instant,
    limit: Int,
    _ derive: (Candidate) -> Agenda
  ) throws(StoreError) -> Int {
    guard try !isAgendaTrue(on: basis, at: now) else { return 0 }
    return try write { connection in
      try connection.enlargeCache()
      var renewal = AgendaRenewal(connection)
      return try renewal.renew(on: basis, at: now, limit: limit, derive)
    }
  }

  /// Looks without the lock that writing takes.
  private func isAgendaTrue(on basis: String, at now: Instant) throws(StoreError) -> Bool {
    try read { connection in
      let untrue = try connection.integer(
        """
        SELECT coalesce((SELECT basis FROM agenda_basis), '') <> ?1
          OR EXISTS (SELECT 1 FROM agenda_changed)
          OR EXISTS (SELECT 1 FROM agenda_accounts WHERE true_until <= ?2)
          OR EXISTS (SELECT 1 FROM agenda_accounts WHERE true_from > ?2)
        """,
        basis,
        now
      )
      return untrue == 0
    }
  }
}
