package import Civil

/// One mail that counts against the caps: sent, or written and not yet settled.
package struct Reservation: Hashable, Sendable {
  package let mailbox: MailboxID?
  package let account: AccountID
  package let contact: ContactID
  /// The recipient's domain, as in the address.
  package let domain: String
  /// When it went, or is to go.
  package let at: Instant
  /// The draft that holds the place; nil for a mail of the imported history.
  package let draft: DraftID?
  /// Written but not yet handed to a server: `at` is its slot, and it may still move.
  package let isOpen: Bool

  package init(
    mailbox: MailboxID?,
    account: AccountID,
    contact: ContactID,
    domain: String,
    at: Instant,
    draft: DraftID?,
    isOpen: Bool = false
  ) {
    self.mailbox = mailbox
    self.account = account
    self.contact = contact
    self.domain = domain
    self.at = at
    self.draft = draft
    self.isOpen = isOpen
  }
}
