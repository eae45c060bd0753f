import Mail
import Outreach

/// Looks for everything in the database that breaks a rule, and says it in sentences.
struct IntegrityCheck {
  private let connection: SQLConnection
  private(set) var problems: [String] = []

  init(_ connection: SQLConnection) { self.connection = connection }

  mutating func run() throws(StoreError) {
    try attempt { (check) throws(StoreError) in try check.checkFile() }
    try attempt { (check) throws(StoreError) in try check.checkReferences() }
    try attempt { (check) throws(StoreError) in try check.checkHistories() }
    try attempt { (check) throws(StoreError) in try check.checkTexts() }
    try attempt { (check) throws(StoreError) in try check.checkSteps() }
    try attempt { (check) throws(StoreError) in try check.checkJournal() }
    try attempt { (check) throws(StoreError) in try check.checkHandOvers() }
    try attempt { (check) throws(StoreError) in try check.checkDomains() }
  }

  /// A check that the damage itself keeps from running is one more problem, not the end.
  private mutating func attempt(
    _ check: (inout IntegrityCheck) throws(StoreError) -> Void
  ) throws(StoreError) {
    do throws(StoreError) {
      try check(&self)
    } catch .damaged(_, let reason) {
      problems.append(reason)
    }
  }

  private mutating func checkFile() throws(StoreError) {
    var rows = try connection.rows("PRAGMA integrity_check")
    while let row = try rows.next() {
      let line = try row.text(0)
      if line != "ok" { problems.append(line.printable) }
    }
  }

  private mutating func checkReferences() throws(StoreError) {
    var rows = try connection.rows("PRAGMA foreign_key_check")
    while let row = try rows.next() {
      let table = try row.text(0).printable
      problems.append(
        "\(table) \(try row.integer(1)) names a row of \(try row.text(2).printable) that is gone"
      )
    }
  }

  /// The transitions of each draft are legal and lead to its state, and its attempts are counted.
  private mutating func checkHistories() throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT d.id, d.state, d.attempts, e.state FROM drafts d
        LEFT JOIN draft_events e ON e.draft = d.key
      ORDER BY d.key, e.key
      """
    )
    var history: DraftHistory?
    while let row = try rows.next() {
      let id = try row.text(0)
      if history?.id != id {
        problems += history?.problems ?? []
        history = DraftHistory(id: id, state: try row.word(1), attempts: try row.count(2))
      }
      if !row.isNull(3) { history?.states.append(try row.word(3)) }
    }
    problems += history?.problems ?? []
  }

  private mutating func checkTexts() throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT \(StoredDraft.columns), b.bytes FROM \(StoredDraft.tables)
        LEFT JOIN draft_bytes b ON b.draft = d.key
      ORDER BY d.key
      """
    )
    while let row = try rows.next() {
      let draft = try StoredDraft(row)
      let id = draft.record.id.text.printable
      if row.isNull(StoredDraft.columnCount) {
        problems.append("draft \(id) has lost its text")
      } else if Digest.of(draft.record.envelope, try row.bytes(StoredDraft.columnCount))
        != draft.record.digest
      {
        problems.append("draft \(id) is not the text that its digest names")
      }
      if let approved = draft.approvedDigest, approved != draft.record.digest {
        problems.append("draft \(id) is not the text that was approved")
      }
    }
  }

  private mutating func checkSteps() throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT min(id), max(id), count(*) FROM drafts NOT INDEXED
      WHERE state NOT IN ('withdrawn', 'superseded')
      GROUP BY account, contact, sequence, occurrence, step HAVING count(*) > 1
      """
    )
    while let row = try rows.next() {
      let (first, last) = (try row.text(0).printable, try row.text(1).printable)
      problems.append("\(try row.integer(2)) drafts hold one step: \(first) to \(last)")
    }
  }

  /// What was sent has its touch, and no touch tells of a draft that was not sent.
  private mutating func checkJournal() throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT d.id, d.state, t.id FROM drafts d
        LEFT JOIN touches t ON t.draft = d.key AND t.kind = 'mail-out'
      WHERE (d.state = 'sent') <> (t.id IS NOT NULL) ORDER BY d.key
      """
    )
    while let row = try rows.next() {
      let id = try row.text(0).printable
      problems.append(
        row.isNull(2)
          ? "draft \(id) is sent, but the journal has no mail of it"
          : "the journal has a mail of draft \(id), which is \(try row.text(1).printable)"
      )
    }
  }

  /// What a person has in hand has a copy that stands, and no draft has one that may still be sent
  /// by Rapport.
  private mutating func checkHandOvers() throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT d.id, d.state, h.fact FROM drafts d
        LEFT JOIN hand_overs h ON h.key = (SELECT max(key) FROM hand_overs WHERE draft = d.key)
      WHERE (d.state = 'handed-over' AND (h.fact IS NULL OR h.fact = 'ended'))
        OR (d.state NOT IN ('handed-over', 'sent') AND h.fact <> 'ended')
      ORDER BY d.key
      """
    )
    while let row = try rows.next() {
      let id = try row.text(0).printable
      problems.append(
        try row.text(1) == DraftState.handedOver.rawValue
          ? "draft \(id) is handed over, but no copy of it is noted"
          : "draft \(id) is \(try row.text(1).printable), and a copy of it is noted as handed over"
      )
    }
  }

  /// The derived table of domains says what the accounts say.
  private mutating func checkDomains() throws(StoreError) {
    var derived: [Int64: Set<String>] = [:]
    var rows = try connection.rows("SELECT account, domain FROM account_domains")
    while let row = try rows.next() {
      derived[try row.integer(0), default: []].insert(try row.text(1))
    }
    var accounts = try connection.rows("SELECT key, id, domains FROM accounts")
    while let row = try accounts.next() {
      let listed = Set(try row.texts(2).compactMap(\.self))
      if derived[try row.integer(0)] ?? [] != listed {
        problems.append(
          "the domains of account \(try row.text(1).printable) are not indexed as listed"
        )
      }
    }
  }
}

/// The states of one draft in the order in which they were entered.
private struct DraftHistory {
  let id: String
  let state: DraftState
  let attempts: Int
  var states: [DraftState] = []

  var problems: [String] {
    var problems: [String] = []
    let name = "draft \(id.printable)"
    if states.first != .drafted { problems.append("\(name) does not begin as drafted") }
    for (before, after) in zip(states, states.dropFirst()) where !before.mayBecome(after) {
      problems.append("\(name) went from \(before.rawValue) to \(after.rawValue)")
    }
    if let last = states.last, last != state {
      problems.append("\(name) is \(state.rawValue), but its history ends with \(last.rawValue)")
    }
    let claims = zip(states, states.dropFirst()).count { $1.beginsAttempt(from: $0) }
    if claims != attempts {
      problems.append("\(name) counts \(attempts) attempts, its history has \(claims)")
    }
    return problems
  }
}

extension SQLiteStore {
  package func integrityProblems() throws(StoreError) -> [String] {
    try read { connection in
      var check = IntegrityCheck(connection)
      try check.run()
      return check.problems
    }
  }
}
