package import Civil

/// A company we keep a relationship with, or our own organisation (`isInternal`).
package struct Account: Hashable, Sendable {
  package let id: AccountID
  package var name: String
  /// What the CRM or the file says; the effective stage is computed (`Stage.effective`).
  package var declaredStage: DeclaredStage
  /// Our own organisation: its contacts are teammates, its mails carry no opt-out.
  package var isInternal: Bool
  /// Registrable domains, lower case, A-labels; a mail from any of them counts for the account.
  package var domains: [String]
  package var country: Country?
  package var zone: Zone?
  /// The mailbox that the person wants used; nil lets the planner choose and keep one.
  package var mailbox: MailboxID?
  /// The teammates who helped deliver for this client.
  package var deliveredBy: [ContactID]
  /// The columns that Rapport does not know, for templates and date triggers.
  package var fields: Fields

  package init(
    id: AccountID,
    name: String,
    declaredStage: DeclaredStage,
    isInternal: Bool = false,
    domains: [String] = [],
    country: Country? = nil,
    zone: Zone? = nil,
    mailbox: MailboxID? = nil,
    deliveredBy: [ContactID] = [],
    fields: Fields = Fields()
  ) {
    self.id = id
    self.name = name
    self.declaredStage = declaredStage
    self.isInternal = isInternal
    self.domains = domains
    self.country = country
    self.zone = zone
    self.mailbox = mailbox
    self.deliveredBy = deliveredBy
    self.fields = fields
  }
}

/// What a CRM or a file says of an account, before the journal and the clock have a say.
package enum DeclaredStage: String, Hashable, Sendable, CaseIterable {
  case client
  case prospect
  case stalled
  case lost
}
