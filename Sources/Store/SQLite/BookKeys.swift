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

  /// The rows that a draft belongs to.
  struct DraftOwners {
    let account: Int64
    let contact: Int64
  }

  init(_ connection: SQLConnection) { self.connection = connection }

  mutating func account(_ id: AccountID) throws(StoreError) -> Int64? {
    if let key = accounts[Octets(id.text)] { return key }
    let key = try connection.integer(Self.accountByID, id)
    accounts[Octets(id.text)] = key
    return key
  }

  /// A teammate may stand beside a client's account; any other contact only beside its own.
  mutating func owners(
    account id: AccountID,
    contact: ContactID?
  ) throws(StoreError) -> Owners {
    guard let contact else {
      guard let account = try account(id) else { return .refused(.unknownAccount(id)) }
      return .found(account: account, contact: nil)
    }
    let owner = try owner(contact)
    if let owner, owner.accountID == id {
      return .found(account: owner.account, contact: owner.key)
    }
    guard let account = try account(id) else { return .refused(.unknownAccount(id)) }
    guard let owner else { return .refused(.unknownContact(contact)) }
    guard owner.account == account || owner.isTeammate else {
      return .refused(.contactElsewhere(contact, owner.accountID))
    }
    return .found(account: account, contact: owner.key)
  }

  /// The same for a draft, which always has a contact.
  mutating func owners(of key: DraftKey) throws(StoreError) -> DraftOwners {
    switch try owners(account: key.account, contact: key.contact) {
    case .refused(let refusal): throw .refused(refusal)
    case .found(let account, .some(let contact)):
      return DraftOwners(account: account, contact: contact)
    case .found(_, nil): throw .refused(.unknownContact(key.contact))
    }
  }

  /// To be called when an account may have become, or ceased to be, our own organisation.
  mutating func forgetTeammates() { contacts.removeAll() }

  private mutating func owner(_ id: ContactID) throws(StoreError) -> Owner? {
    if let owner = contacts[Octets(id.text)] { return owner }
    let owner = try connection.first(Self.ownerByID, id) { (row) throws(StoreError) in
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

  private static let accountByID = SQL("SELECT key FROM accounts WHERE id = ?")
  private static let ownerByID = SQL(
    """
    SELECT c.key, c.account, a.is_internal, a.id
    FROM contacts c JOIN accounts a ON a.key = c.account WHERE c.id = ?
    """
  )
}
