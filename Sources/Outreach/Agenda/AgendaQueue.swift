package import Civil

/// Mails that are alike to every rule of a slot but the personal ones, and of one priority.
///
/// Where one of them finds no slot because the mailbox has none left on such a day, none behind it
/// finds one; so a plan stops reading there.
package struct AgendaQueue: Hashable, Sendable {
  /// The mailbox that the account is used to; nil: any.
  package let mailbox: MailboxID?
  package let zone: Zone
  package let country: Country?
  package let kind: TemplateKind
  package let priority: Wish.Priority

  package init(
    mailbox: MailboxID?,
    zone: Zone,
    country: Country?,
    kind: TemplateKind,
    priority: Wish.Priority
  ) {
    self.mailbox = mailbox
    self.zone = zone
    self.country = country
    self.kind = kind
    self.priority = priority
  }

  package init(of wish: Wish) {
    self.init(
      mailbox: wish.mailbox,
      zone: wish.zone,
      country: wish.country,
      kind: wish.kind,
      priority: wish.priority
    )
  }
}

/// Where reading a queue goes on: behind this mail.
package struct AgendaPlace: Hashable, Sendable {
  package let earliest: Instant
  package let account: AccountID
  /// Counts the mails of one account.
  package let number: Int

  package init(earliest: Instant, account: AccountID, number: Int) {
    self.earliest = earliest
    self.account = account
    self.number = number
  }
}
