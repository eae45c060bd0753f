/// All that planning needs to know of one account: the record, its people, its history.
package struct Candidate: Hashable, Sendable {
  package let account: Account
  /// By id; for a client, followed by the teammates of `account.deliveredBy`.
  package let contacts: [Contact]
  /// By time, then id.
  package let touches: [Touch]
  /// The drafts that were written for this account, by id, in every state.
  package let drafts: [DraftRecord]

  package init(
    account: Account,
    contacts: [Contact],
    touches: [Touch] = [],
    drafts: [DraftRecord] = []
  ) {
    self.account = account
    self.contacts = contacts
    self.touches = touches
    self.drafts = drafts
  }

  package func contact(_ id: ContactID) -> Contact? { contacts.first { $0.id == id } }
}
