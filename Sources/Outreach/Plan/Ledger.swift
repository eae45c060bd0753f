package import Civil

/// Every mail that counts against a cap, as the slot rules look it up: the journal's and the plan's
/// own.
package struct Ledger: Sendable {
  private let now: Instant
  private let records: [MailboxID: MailboxRecord]
  private var mailboxes: [MailboxID: Timeline] = [:]
  private var climbs: [MailboxID: Climb]
  private var accounts: [AccountID: [Instant]] = [:]
  private var breakUps: [AccountID: [Instant]] = [:]
  private var contacts: [ContactID: [Instant]] = [:]
  private var domains: [String: [Instant]] = [:]

  /// `records`: what the journal says of each mailbox; one that is not there has sent nothing yet.
  package init(
    of mailboxes: [Mailbox],
    records: [MailboxID: MailboxRecord],
    at now: Instant
  ) {
    self.now = now
    self.records = records
    climbs = [:]
    for mailbox in mailboxes where mailbox.rampDays > 0 {
      climbs[mailbox.id] = Climb(mailbox, records[mailbox.id] ?? MailboxRecord())
    }
  }

  /// `gap`: the pause that the mail wants before it, in seconds.
  package mutating func add(_ reservation: Reservation, gap: Int) {
    let at = reservation.at
    if let mailbox = reservation.mailbox {
      mailboxes[mailbox, default: Timeline()].insert(at, gap: gap)
      // A draft that missed its slot has made no day a sending day.
      if !reservation.isOpen || at >= now { climbs[mailbox]?.note(at) }
    }
    contacts[reservation.contact, default: []].append(at)
    if reservation.isInternal { return }
    accounts[reservation.account, default: []].append(at)
    if reservation.isBreakUp { breakUps[reservation.account, default: []].append(at) }
    if let domain = Self.capped(reservation.domain) { domains[domain, default: []].append(at) }
  }

  func record(of mailbox: MailboxID) -> MailboxRecord { records[mailbox] ?? MailboxRecord() }
  /// nil for a mailbox without a ramp.
  func climb(of mailbox: MailboxID) -> Climb? { climbs[mailbox] }
  func timeline(of mailbox: MailboxID) -> Timeline { mailboxes[mailbox] ?? Timeline() }
  func mails(to account: AccountID) -> [Instant] { accounts[account] ?? [] }
  /// Those that the plan has placed.
  func breakUps(with account: AccountID) -> [Instant] { breakUps[account] ?? [] }
  func mails(to contact: ContactID) -> [Instant] { contacts[contact] ?? [] }
  /// Empty for a freemail provider, whose addresses are not one firm's.
  func mails(toDomain domain: String) -> [Instant] {
    Self.capped(domain).flatMap { domains[$0] } ?? []
  }

  /// The registrable domain that a cap counts for; nil for a freemail provider.
  private static func capped(_ domain: String) -> String? {
    let registrable = RegistrableDomain.of(domain) ?? domain
    return RegistrableDomain.isFreemail(registrable) ? nil : registrable
  }
}
