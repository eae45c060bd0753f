package import Outreach

extension SQLiteStore {
  package func accountNames() throws(StoreError) -> [AccountName] {
    try read { connection in
      var names: [AccountName] = []
      var rows = try connection.rows("SELECT id, name FROM accounts ORDER BY id")
      while let row = try rows.next() {
        names.append(AccountName(id: AccountID(try row.text(0)), name: try row.text(1)))
      }
      return names
    }
  }

  package func entry(_ id: TouchID) throws(StoreError) -> NotedTouch? {
    try read { connection in
      try connection.first(NotedTouch.query("t.id = ?"), id) {
        (row) throws(StoreError) in try NotedTouch(row)
      }
    }
  }

  package func newestEntry(idPrefix: String) throws(StoreError) -> NotedTouch? {
    try read { connection in
      try connection.first(
        NotedTouch.query(
          """
          substr(t.id, 1, length(?1)) = ?1 AND t.id >= ?1 AND b.touch IS NULL
          ORDER BY t.recorded_at DESC, t.key DESC LIMIT 1
          """
        ),
        idPrefix
      ) { (row) throws(StoreError) in try NotedTouch(row) }
    }
  }
}

extension NotedTouch {
  fileprivate static func query(_ condition: String) -> String {
    """
    SELECT \(Touch.columns), a.id, a.name, c.id, b.touch IS NOT NULL
    FROM touches t JOIN accounts a ON a.key = t.account LEFT JOIN contacts c ON c.key = t.contact
      LEFT JOIN touches_taken_back b ON b.touch = t.key
    WHERE \(condition)
    """
  }

  fileprivate init(_ row: SQLRow) throws(StoreError) {
    let next = Touch.columnCount
    self.init(
      touch: try Touch(
        row,
        account: AccountID(try row.text(next)),
        contact: try row.optionalText(next + 2).map { ContactID($0) }
      ),
      accountName: try row.text(next + 1),
      isTakenBack: try row.flag(next + 3)
    )
  }
}
