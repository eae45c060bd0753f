import Civil
import Outreach

extension BookImport {
  func store(_ account: Account) throws(StoreError) -> RowFate {
    guard let (key, known) = try stored(account.id) else {
      try insert(account)
      try insertDomains(of: account, key: connection.lastKey)
      return .new
    }
    if known == account { return .unchanged }
    try update(account, key: key)
    if known.domains != account.domains {
      try connection.run("DELETE FROM account_domains WHERE account = ?", key)
      try insertDomains(of: account, key: key)
    }
    return .changed
  }

  private func stored(_ id: AccountID) throws(StoreError) -> (Int64, Account)? {
    try connection.first("SELECT \(Account.columns) FROM accounts a WHERE a.id = ?", id) {
      (row) throws(StoreError) in (try row.integer(0), try Account(row, &sets))
    }
  }

  private func insert(_ account: Account) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO accounts (name, declared_stage, is_internal, domains, country, zone, mailbox,
        delivered_by, field_set, field_values, changed_at, id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      account.name,
      account.declaredStage.rawValue,
      account.isInternal,
      TextList(account.domains).json,
      account.country?.code,
      account.zone?.id,
      account.mailbox,
      TextList(account.deliveredBy.map(\.text)).json,
      try sets.key(of: account.fields.names),
      TextList(account.fields.values).json,
      now,
      account.id
    )
  }

  private func update(_ account: Account, key: Int64) throws(StoreError) {
    try connection.run(
      """
      UPDATE accounts SET name = ?, declared_stage = ?, is_internal = ?, domains = ?, country = ?,
        zone = ?, mailbox = ?, delivered_by = ?, field_set = ?, field_values = ?, changed_at = ?
      WHERE key = ?
      """,
      account.name,
      account.declaredStage.rawValue,
      account.isInternal,
      TextList(account.domains).json,
      account.country?.code,
      account.zone?.id,
      account.mailbox,
      TextList(account.deliveredBy.map(\.text)).json,
      try sets.key(of: account.fields.names),
      TextList(account.fields.values).json,
      now,
      key
    )
  }

  /// A domain that is listed twice has one row.
  private func insertDomains(of account: Account, key: Int64) throws(StoreError) {
    for domain in account.domains {
      try connection.run(
        "INSERT OR IGNORE INTO account_domains (domain, account) VALUES (?, ?)",
        domain,
        key
      )
    }
  }
}
