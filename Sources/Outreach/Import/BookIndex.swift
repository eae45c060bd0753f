internal import Mail

/// The accounts and contacts that a row can name, by id, address and domain.
package struct BookIndex: Sendable {
  /// Per account, whether it is our own organisation.
  private var accounts: [AccountID: Bool] = [:]
  /// Per registrable domain the account; nil where two have it, so that it names neither.
  private var domains: [String: AccountID?] = [:]
  private var contacts: [ContactID: AccountID] = [:]
  private var addresses: [String: ContactID] = [:]

  package init() {}

  package mutating func add(_ account: Account) {
    accounts[account.id] = account.isInternal
    for domain in account.domains {
      let other = domains[domain]
      domains[domain] = .some(other == nil || other == .some(account.id) ? account.id : nil)
    }
  }

  package mutating func add(_ contact: Contact) {
    contacts[contact.id] = contact.account
    let key = contact.address.key
    if key != contact.id.text { addresses[key] = contact.id }
  }

  /// By id, else by a domain that is this account's alone.
  package func account(_ reference: String) -> AccountID? {
    let id = AccountID(reference)
    if accounts[id] != nil { return id }
    guard reference.utf8.contains(UInt8(ascii: ".")), let name = try? DomainName(reference) else {
      return nil
    }
    return account(ofDomain: name.ascii)
  }

  /// The account of a mail domain, by its registrable part; a freemail provider's is nobody's.
  package func account(ofDomain domain: String) -> AccountID? {
    guard let registrable = RegistrableDomain.of(domain) else { return nil }
    return domains[registrable] ?? nil
  }

  /// By id, else by address.
  package func contact(_ reference: String) -> ContactID? { person(reference)?.contact }

  func person(_ reference: String) -> (contact: ContactID, account: AccountID)? {
    let id = ContactID(reference)
    if let account = contacts[id] { return (id, account) }
    guard reference.utf8.contains(UInt8(ascii: "@")), let address = try? Address(reference) else {
      return nil
    }
    // A contact without an id of its own is known by its address.
    let known = addresses[address.key] ?? ContactID(address.key)
    return contacts[known].map { (known, $0) }
  }

  package func account(of contact: ContactID) -> AccountID? { contacts[contact] }

  package func isInternal(_ account: AccountID) -> Bool { accounts[account] ?? false }

  /// The account with its `deliveredBy` as contacts' ids, and what names none.
  ///
  /// To be asked when the contacts are known, which come after the accounts.
  package func resolved(_ account: Account) -> (account: Account, unknown: [String]) {
    var resolved = account
    resolved.deliveredBy = account.deliveredBy.compactMap { contact($0.text) }
    let unknown = account.deliveredBy.map(\.text).filter { contact($0) == nil }
    return (resolved, unknown)
  }
}
