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
  /// To a teammate: it counts against the mailbox and the gap to that person alone.
  package let isInternal: Bool
  /// A break-up that the plan itself has placed.
  package let isBreakUp: Bool

  package init(
    mailbox: MailboxID?,
    account: AccountID,
    contact: ContactID,
    domain: String,
    at: Instant,
    draft: DraftID?,
    isOpen: Bool = false,
    isInternal: Bool = false,
    isBreakUp: Bool = false
  ) {
    self.mailbox = mailbox
    self.account = account
    self.contact = contact
    self.domain = domain
    self.at = at
    self.draft = draft
    self.isOpen = isOpen
    self.isInternal = isInternal
    self.isBreakUp = isBreakUp
  }
}
