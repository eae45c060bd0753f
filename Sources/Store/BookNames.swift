package import Outreach

/// What an account is called.
package struct AccountName: Hashable, Sendable {
  package let id: AccountID
  package let name: String

  package init(id: AccountID, name: String) {
    self.id = id
    self.name = name
  }
}

/// The columns that Rapport does not know, of accounts and of contacts, sorted.
package struct FieldNames: Hashable, Sendable {
  package let accounts: [String]
  package let contacts: [String]

  package init(accounts: [String], contacts: [String]) {
    self.accounts = accounts
    self.contacts = contacts
  }
}

/// A person, and the account at which they are.
package struct ContactReference: Hashable, Sendable {
  package let id: ContactID
  package let account: AccountID

  package init(id: ContactID, account: AccountID) {
    self.id = id
    self.account = account
  }
}
