/// How much a book holds.
package struct BookCounts: Hashable, Sendable {
  package let accounts: Int
  package let contacts: Int
  package let touches: Int
  package let drafts: Int

  package init(accounts: Int, contacts: Int, touches: Int, drafts: Int) {
    self.accounts = accounts
    self.contacts = contacts
    self.touches = touches
    self.drafts = drafts
  }
}
