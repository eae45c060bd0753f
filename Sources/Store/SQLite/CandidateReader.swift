import Civil
import Outreach

/// Reads accounts with all that belongs to them: a handful of queries, however long the page.
struct CandidateReader {
  private let connection: SQLConnection
  private var sets: FieldSets
  private var page: [Entry] = []
  /// Where in the page the account of a row stands.
  private var places: [Int64: Int] = [:]
  /// The ids of contacts by their rows.
  private var people: [Int64: ContactID] = [:]

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

  /// Rows of drafts of which more is asked than their records.
  private let wanted: Set<Int64>
  /// The wanted drafts that were met, by their rows.
  private(set) var found: [Int64: StoredDraft] = [:]

  /// `names`: what another reader has read of the same; `wanted`: the rows for `found`.
  init(_ connection: SQLConnection, names: [Int64: [String]] = [:], wanted: Set<Int64> = []) {
    self.connection = connection
    self.wanted = wanted
    sets = FieldSets(connection, names: names)
  }

  /// The lists of column names that were read so far, by their keys.
  var names: [Int64: [String]] { sets.names }

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

  /// The accounts of some rows, in the order of their keys.
  mutating func candidates(keys: [Int64]) throws(StoreError) -> [KeyedCandidate] {
    try readAccounts(
      connection.rows(
        Self.accountsByKey,
        Self.list(keys)
      )
    )
    return zip(page.map(\.key), try filled())
      .map { KeyedCandidate(key: $0, candidate: $1) }
  }

  struct KeyedCandidate {
    let key: Int64
    let candidate: Candidate
  }

  private static func list(_ keys: some Swift.Sequence<Int64>) -> String {
    "[" + keys.map { String($0) }.joined(separator: ",") + "]"
  }

  mutating func candidate(_ id: AccountID) throws(StoreError) -> Candidate? {
    try readAccounts(
      connection.rows(Self.accountByID, id)
    )
    return try filled().first
  }

  mutating func candidates(_ ids: Set<AccountID>) throws(StoreError) -> [AccountID: Candidate] {
    try readAccounts(
      connection.rows(Self.accountsByID, TextList(ids.map(\.text)).json)
    )
    return Dictionary(try filled().map { ($0.account.id, $0) }) { first, _ in first }
  }

  private mutating func readAccounts(_ rows: consuming SQLRows) throws(StoreError) {
    while let row = try rows.next() {
      let key = try row.integer(0)
      places[key] = page.count
      page.append(Entry(key: key, account: try Account(row, &sets)))
    }
  }

  private mutating func filled() throws(StoreError) -> [Candidate] {
    guard !page.isEmpty else { return [] }
    let keys = Self.list(page.map(\.key))
    try readContacts(keys)
    try readTouches(keys)
    try readDrafts(keys)
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

  private mutating func readContacts(_ keys: String) throws(StoreError) {
    var rows = try connection.rows(
      Self.contactsByAccount,
      keys
    )
    while let row = try rows.next() {
      guard let place = places[try row.integer(2)] else { continue }
      let contact = try Contact(row, account: page[place].account.id, &sets)
      let key = try row.integer(0)
      people[key] = contact.id
      page[place].contacts.append(KeyedContact(key: key, contact: contact))
    }
    for place in page.indices { page[place].contacts.sort { $0.contact.id < $1.contact.id } }
  }

  private mutating func readTouches(_ keys: String) throws(StoreError) {
    var rows = try connection.rows(
      Self.touchesByAccount,
      keys
    )
    while let row = try rows.next() {
      guard let place = places[try row.integer(1)] else { continue }
      let contact = row.isNull(2) ? nil : try person(row.integer(2))
      page[place].touches.append(
        try Touch(row, account: page[place].account.id, contact: contact)
      )
    }
  }

  /// The id of a contact's row: one of the page, or a teammate beside a client's account.
  private mutating func person(_ key: Int64) throws(StoreError) -> ContactID {
    if let id = people[key] { return id }
    let id = try connection.first("SELECT id FROM contacts WHERE key = ?", key) {
      (row) throws(StoreError) in ContactID(try row.text(0))
    }
    guard let id else {
      throw .damaged(path: connection.path, reason: "a touch names the missing contact \(key)")
    }
    people[key] = id
    return id
  }

  private mutating func readDrafts(_ keys: String) throws(StoreError) {
    var rows = try connection.rows(
      Self.draftsByAccount,
      keys
    )
    while let row = try rows.next() {
      guard let place = places[try row.integer(StoredDraft.columnCount)] else { continue }
      let draft = try StoredDraft(row)
      page[place].drafts.append(draft.record)
      if wanted.contains(draft.key) { found[draft.key] = draft }
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
        Self.teammateByID,
        id
      ) { (row) throws(StoreError) in
        let account = AccountID(try row.text(Contact.columnCount))
        return KeyedContact(
          key: try row.integer(0),
          contact: try Contact(row, account: account, &sets)
        )
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

  private mutating func touches(
    with people: Set<Int64>
  ) throws(StoreError) -> [Int64: [(account: Int64, touch: Touch)]] {
    let keys = Self.list(people)
    var touches: [Int64: [(account: Int64, touch: Touch)]] = [:]
    var rows = try connection.rows(
      Self.touchesByContact,
      keys
    )
    while let row = try rows.next() {
      let contact = try row.integer(2)
      let touch = try Touch(
        row,
        account: AccountID(try row.text(Touch.columnCount)),
        contact: try person(contact)
      )
      touches[contact, default: []].append((try row.integer(1), touch))
    }
    return touches
  }
}

extension CandidateReader {
  private static let accountsByKey = SQL(
    """
    SELECT \(Account.columns) FROM json_each(?) k CROSS JOIN accounts a ON a.key = k.value
    """
  )
  private static let accountByID = SQL(
    """
    SELECT \(Account.columns) FROM accounts a WHERE a.id = ?
    """
  )
  private static let accountsByID = SQL(
    """
    SELECT \(Account.columns) FROM json_each(?) k CROSS JOIN accounts a ON a.id = k.value
    """
  )
  private static let contactsByAccount = SQL(
    """
    SELECT \(Contact.columns) FROM json_each(?) k CROSS JOIN contacts c ON c.account = k.value
    """
  )
  private static let touchesByAccount = SQL(
    """
    SELECT \(Touch.columns) FROM json_each(?) k CROSS JOIN touches t ON t.account = k.value
    WHERE NOT EXISTS (SELECT 1 FROM touches_taken_back b WHERE b.touch = t.key)
    """
  )
  private static let draftsByAccount = SQL(
    """
    SELECT \(StoredDraft.columns), d.account FROM json_each(?) k
      CROSS JOIN drafts d ON d.account = k.value
      JOIN accounts a ON a.key = d.account
      JOIN contacts c ON c.key = d.contact
    """
  )
  private static let teammateByID = SQL(
    """
    SELECT \(Contact.columns), a.id FROM contacts c JOIN accounts a ON a.key = c.account
    WHERE c.id = ? AND a.is_internal
    """
  )
  private static let touchesByContact = SQL(
    """
    SELECT \(Touch.columns), a.id FROM touches t JOIN accounts a ON a.key = t.account
    WHERE t.contact IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (SELECT 1 FROM touches_taken_back b WHERE b.touch = t.key)
    """
  )
}
