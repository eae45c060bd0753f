import Civil
import Outreach

/// Reads accounts with all that belongs to them: a handful of queries, however long the page.
struct CandidateReader {
  private let connection: SQLConnection
  private var sets: FieldSets
  private var page: [Entry] = []
  /// Where in the page the account of a row stands.
  private var places: [Int64: Int] = [:]

  /// One account of the page, being filled.
  private struct Entry {
    let key: Int64
    let account: Account
    var contacts: [KeyedContact] = []
    var touches: [Touch] = []
    var drafts: [DraftRecord] = []
  }

  private struct KeyedContact {
    let key: Int64
    let contact: Contact
  }

  init(_ connection: SQLConnection) {
    self.connection = connection
    sets = FieldSets(connection)
  }

  mutating func candidates(after: AccountID?, limit: Int) throws(StoreError) -> [Candidate] {
    // No account has an empty id, so all come after it.
    try readAccounts(
      connection.rows(
        "SELECT \(Account.columns) FROM accounts a WHERE a.id > ? ORDER BY a.id LIMIT ?",
        after?.text ?? "",
        max(0, limit)
      )
    )
    return try filled()
  }

  mutating func candidate(_ id: AccountID) throws(StoreError) -> Candidate? {
    try readAccounts(
      connection.rows("SELECT \(Account.columns) FROM accounts a WHERE a.id = ?", id)
    )
    return try filled().first
  }

  private mutating func readAccounts(_ rows: consuming SQLRows) throws(StoreError) {
    while let row = try rows.next() {
      let key = try row.integer(0)
      places[key] = page.count
      page.append(Entry(key: key, account: try Account(row, &sets)))
    }
  }

  private mutating func filled() throws(StoreError) -> [Candidate] {
    guard let first = page.first?.account.id, let last = page.last?.account.id else { return [] }
    try readContacts(first, last)
    try readTouches(first, last)
    try readDrafts(first, last)
    try readTeammates()
    try readTouchesElsewhere()
    return page.map { entry in
      Candidate(
        account: entry.account,
        contacts: entry.contacts.map(\.contact),
        touches: entry.touches.sorted { ($0.at, $0.id) < ($1.at, $1.id) },
        drafts: entry.drafts.sorted { $0.id < $1.id }
      )
    }
  }

  private mutating func readContacts(_ first: AccountID, _ last: AccountID) throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT \(Contact.columns), c.account FROM accounts a
        CROSS JOIN contacts c ON c.account = a.key
      WHERE a.id BETWEEN ? AND ?
      """,
      first,
      last
    )
    while let row = try rows.next() {
      guard let place = places[try row.integer(13)] else { continue }
      page[place].contacts.append(
        KeyedContact(key: try row.integer(0), contact: try Contact(row, &sets))
      )
    }
    for place in page.indices { page[place].contacts.sort { $0.contact.id < $1.contact.id } }
  }

  private mutating func readTouches(_ first: AccountID, _ last: AccountID) throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT \(Touch.columns), t.account FROM accounts a
        CROSS JOIN touches t ON t.account = a.key
        LEFT JOIN contacts c ON c.key = t.contact
      WHERE a.id BETWEEN ? AND ?
      """,
      first,
      last
    )
    while let row = try rows.next() {
      guard let place = places[try row.integer(13)] else { continue }
      page[place].touches.append(try Touch(row))
    }
  }

  private mutating func readDrafts(_ first: AccountID, _ last: AccountID) throws(StoreError) {
    var rows = try connection.rows(
      """
      SELECT \(StoredDraft.columns), d.account FROM accounts a
        CROSS JOIN drafts d ON d.account = a.key
        JOIN contacts c ON c.key = d.contact
      WHERE a.id BETWEEN ? AND ?
      """,
      first,
      last
    )
    while let row = try rows.next() {
      guard let place = places[try row.integer(StoredDraft.columnCount)] else { continue }
      page[place].drafts.append(try StoredDraft(row).record)
    }
  }

  /// Adds the teammates who helped deliver for a client, in the order in which it names them.
  private mutating func readTeammates() throws(StoreError) {
    let clients = page.indices.filter { page[$0].account.declaredStage == .client }
    let named = Set(clients.flatMap { page[$0].account.deliveredBy })
    guard !named.isEmpty else { return }
    let teammates = try teammates(named)
    for place in clients {
      var seen = Set(page[place].contacts.map(\.key))
      for id in page[place].account.deliveredBy {
        guard let teammate = teammates[id], seen.insert(teammate.key).inserted else { continue }
        page[place].contacts.append(teammate)
      }
    }
  }

  /// One look-up each: a page names few, and often the same.
  private mutating func teammates(
    _ named: Set<ContactID>
  ) throws(StoreError) -> [ContactID: KeyedContact] {
    var teammates: [ContactID: KeyedContact] = [:]
    for id in named {
      teammates[id] = try connection.first(
        """
        SELECT \(Contact.columns) FROM contacts c JOIN accounts a ON a.key = c.account
        WHERE c.id = ? AND a.is_internal
        """,
        id
      ) { (row) throws(StoreError) in
        KeyedContact(key: try row.integer(0), contact: try Contact(row, &sets))
      }
    }
    return teammates
  }

  /// Adds what happened with the page's teammates at other accounts: their gaps count here too.
  ///
  /// Only our own people have touches away from their account.
  private mutating func readTouchesElsewhere() throws(StoreError) {
    var people: Set<Int64> = []
    for entry in page {
      for person in entry.contacts
      where entry.account.isInternal || person.contact.account != entry.account.id {
        people.insert(person.key)
      }
    }
    guard !people.isEmpty else { return }
    let touches = try touches(with: people)
    for place in page.indices {
      for person in page[place].contacts {
        for (account, touch) in touches[person.key] ?? [] where account != page[place].key {
          page[place].touches.append(touch)
        }
      }
    }
  }

  private func touches(
    with people: Set<Int64>
  ) throws(StoreError) -> [Int64: [(account: Int64, touch: Touch)]] {
    let keys = "[" + people.map { String($0) }.joined(separator: ",") + "]"
    var touches: [Int64: [(account: Int64, touch: Touch)]] = [:]
    var rows = try connection.rows(
      """
      SELECT \(Touch.columns), t.account, t.contact FROM touches t
        JOIN accounts a ON a.key = t.account JOIN contacts c ON c.key = t.contact
      WHERE t.contact IN (SELECT value FROM json_each(?))
      """,
      keys
    )
    while let row = try rows.next() {
      touches[try row.integer(14), default: []].append((try row.integer(13), try Touch(row)))
    }
    return touches
  }
}
