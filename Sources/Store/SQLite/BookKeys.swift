import Outreach

/// The rows of accounts and contacts by their ids, looked up once in a transaction.
///
/// Only who is there is remembered; accounts and contacts are never removed, nor contacts moved.
struct BookKeys {
  private let connection: SQLConnection
  private var accounts: [Octets: Int64] = [:]
  private var contacts: [Octets: Owner] = [:]

  /// Where a contact is.
  private struct Owner {
    let key: Int64
    let account: Int64
    let isTeammate: Bool
    let accountID: AccountID
  }

  /// The rows that a touch or a draft belongs to.
  enum Owners {
    case found(account: Int64, contact: Int64?)
    case refused(RowRefusal)
  }

  init(_ connection: SQLConnection) { self.connection = connection }

  mutating func account(_ id: AccountID) throws(StoreError) -> Int64? {
    if let key = accounts[Octets(id.text)] { return key }
    let key = try connection.integer("SELECT key FROM accounts WHERE id = ?", id)
    accounts[Octets(id.text)] = key
    return key
  }

  /// A teammate may stand beside a client's account; any other contact only beside its own.
  mutating func owners(
    account id: AccountID,
    contact: ContactID?
  ) throws(StoreError) -> Owners {
    guard let account = try account(id) else { return .refused(.unknownAccount(id)) }
    guard let contact else { return .found(account: account, contact: nil) }
    guard let owner = try owner(contact) else { return .refused(.unknownContact(contact)) }
    guard owner.account == account || owner.isTeammate else {
      return .refused(.contactElsewhere(contact, owner.accountID))
    }
    return .found(account: account, contact: owner.key)
  }

  /// To be called when an account may have become, or ceased to be, our own organisation.
  mutating func forgetTeammates() { contacts.removeAll() }

  private mutating func owner(_ id: ContactID) throws(StoreError) -> Owner? {
    if let owner = contacts[Octets(id.text)] { return owner }
    let owner = try connection.first(
      """
      SELECT c.key, c.account, a.is_internal, a.id
      FROM contacts c JOIN accounts a ON a.key = c.account WHERE c.id = ?
      """,
      id
    ) { (row) throws(StoreError) in
      Owner(
        key: try row.integer(0),
        account: try row.integer(1),
        isTeammate: try row.flag(2),
        accountID: AccountID(try row.text(3))
      )
    }
    contacts[Octets(id.text)] = owner
    return owner
  }
}
