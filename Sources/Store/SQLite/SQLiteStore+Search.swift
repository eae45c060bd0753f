import Mail
package import Outreach

extension SQLiteStore {
  package func accounts(named text: String, limit: Int) throws(StoreError) -> [AccountName] {
    try read { connection in
      var rows = try connection.rows(
        """
        SELECT id, name FROM accounts WHERE name LIKE ?1 ESCAPE '\\'
        ORDER BY name = ?2 COLLATE NOCASE DESC, id LIMIT ?3
        """,
        text.pattern,
        text,
        max(0, limit)
      )
      var found: [AccountName] = []
      while let row = try rows.next() {
        found.append(AccountName(id: AccountID(try row.text(0)), name: try row.text(1)))
      }
      return found
    }
  }

  package func person(_ reference: String) throws(StoreError) -> ContactReference? {
    let key = (try? Address(reference))?.key
    return try read { connection in
      try connection.first(
        """
        SELECT c.id, a.id FROM contacts c JOIN accounts a ON a.key = c.account
        WHERE c.id = ?1 OR c.address_key = ?2 ORDER BY c.id = ?1 DESC LIMIT 1
        """,
        reference,
        key
      ) { (row) throws(StoreError) in
        ContactReference(id: ContactID(try row.text(0)), account: AccountID(try row.text(1)))
      }
    }
  }

  package func drafts(startingWith text: String, limit: Int) throws(StoreError) -> [DraftID] {
    try read { connection in
      var rows = try connection.rows(
        // The index answers the range; no id of ours has a scalar above the ASCII ones.
        "SELECT id FROM drafts WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3",
        text,
        text + "\u{10FFFF}",
        max(0, limit)
      )
      var found: [DraftID] = []
      while let row = try rows.next() { found.append(DraftID(try row.text(0))) }
      return found
    }
  }

  package func hasAccounts(moreThan count: Int) throws(StoreError) -> Bool {
    try read { connection in
      try connection.integer("SELECT 1 FROM accounts LIMIT 1 OFFSET ?", max(0, count)) != nil
    }
  }
}

extension String {
  /// A pattern of LIKE for whatever begins with the text itself.
  fileprivate var pattern: String {
    var pattern = ""
    for scalar in unicodeScalars {
      if "%_\\".unicodeScalars.contains(scalar) { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern + "%"
  }
}
