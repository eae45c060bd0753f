import Outreach

extension BookImport {
  func store(_ touch: Touch) throws(StoreError) -> RowFate {
    if let known = try connection.touch(touch.id) {
      return known == touch ? .unchanged : .refused(.touchDiffers(touch.id))
    }
    switch try connection.owners(account: touch.account, contact: touch.contact) {
    case .refused(let refusal): return .refused(refusal)
    case .found(let account, let contact):
      _ = try connection.append(touch, account: account, contact: contact, at: now)
      return .new
    }
  }
}

/// The rows that a touch or a draft belongs to.
enum Owners {
  case found(account: Int64, contact: Int64?)
  case refused(RowRefusal)
}

extension SQLConnection {
  func touch(_ id: TouchID) throws(StoreError) -> Touch? {
    try first(
      """
      SELECT \(Touch.columns) FROM touches t JOIN accounts a ON a.key = t.account
        LEFT JOIN contacts c ON c.key = t.contact
      WHERE t.id = ?
      """,
      id
    ) { (row) throws(StoreError) in try Touch(row) }
  }

  /// A teammate may stand beside a client's account; any other contact only beside its own.
  func owners(account id: AccountID, contact: ContactID?) throws(StoreError) -> Owners {
    guard let account = try integer("SELECT key FROM accounts WHERE id = ?", id) else {
      return .refused(.unknownAccount(id))
    }
    guard let contact else { return .found(account: account, contact: nil) }
    var found = try rows(
      """
      SELECT c.key, c.account, a.is_internal, a.id
      FROM contacts c JOIN accounts a ON a.key = c.account WHERE c.id = ?
      """,
      contact
    )
    guard let row = try found.next() else { return .refused(.unknownContact(contact)) }
    let (isAtAccount, isTeammate) = (try row.integer(1) == account, try row.flag(2))
    guard isAtAccount || isTeammate else {
      return .refused(.contactElsewhere(contact, AccountID(try row.text(3))))
    }
    return .found(account: account, contact: try row.integer(0))
  }
}
