import Civil
import Outreach

extension BookImport {
  func store(_ account: Account) throws(StoreError) -> RowFate {
    if expectsNewAccounts, try isInserted(account) { return .new }
    guard let (key, known) = try stored(account.id) else {
      expectsNewAccounts = try isInserted(account)
      return .new
    }
    expectsNewAccounts = false
    if known == account { return .unchanged }
    try update(account, key: key)
    keys.forgetTeammates()
    if known.domains != account.domains {
      try connection.run("DELETE FROM account_domains WHERE account = ?", key)
      try insertDomains(of: account, key: key)
    }
    return .changed
  }

  private func stored(_ id: AccountID) throws(StoreError) -> (Int64, Account)? {
    try connection.first(Self.knownAccount, id) { (row) throws(StoreError) in
      (try row.integer(0), try Account(row, &sets))
    }
  }

  private static let knownAccount = SQL("SELECT \(Account.columns) FROM accounts a WHERE a.id = ?")

  /// False where the id is there already; then nothing was done.
  private func isInserted(_ account: Account) throws(StoreError) -> Bool {
    let inserted = try connection.run(Self.newAccount, try values(of: account) + [account.id])
    guard inserted == 1 else { return false }
    try insertDomains(of: account, key: connection.lastKey)
    return true
  }

  private func update(_ account: Account, key: Int64) throws(StoreError) {
    try connection.run(Self.otherAccount, try values(of: account) + [key])
  }

  private static let newAccount = SQL(
    """
    INSERT INTO accounts (name, declared_stage, is_internal, domains, country, zone, mailbox,
      delivered_by, field_set, field_values, changed_at, id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
    """
  )
  private static let otherAccount = SQL(
    """
    UPDATE accounts SET name = ?, declared_stage = ?, is_internal = ?, domains = ?, country = ?,
      zone = ?, mailbox = ?, delivered_by = ?, field_set = ?, field_values = ?, changed_at = ?
    WHERE key = ?
    """
  )

  /// What both statements write, in the order of their columns.
  private func values(of account: Account) throws(StoreError) -> [(any SQLValue)?] {
    [
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
    ]
  }

  /// A domain that is listed twice has one row.
  private func insertDomains(of account: Account, key: Int64) throws(StoreError) {
    for domain in account.domains {
      try connection.run(Self.newDomain, domain, key)
    }
  }

  private static let newDomain = SQL(
    "INSERT OR IGNORE INTO account_domains (domain, account) VALUES (?, ?)"
  )
}
