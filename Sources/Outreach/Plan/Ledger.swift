package import Civil

/// Every mail that counts against a cap, as the slot rules look it up: the journal's and the plan's
/// own.
package struct Ledger: Sendable {
  private let now: Instant
  private let records: [MailboxID: MailboxRecord]
  private var tally: Tally
  private var climbs: [MailboxID: Climb]
  private var breakUps: [AccountID: [Instant]] = [:]

  /// `records`: what the journal says of each mailbox; one that is not there has sent nothing yet.
  package init(
    of mailboxes: [Mailbox],
    records: [MailboxID: MailboxRecord],
    counting tally: Tally = Tally(),
    at now: Instant
  ) {
    self.now = now
    self.tally = tally
    self.records = records
    climbs = [:]
    for mailbox in mailboxes where mailbox.rampDays > 0 {
      climbs[mailbox.id] = Climb(mailbox, records[mailbox.id] ?? MailboxRecord())
      for mail in timeline(of: mailbox.id).firstOfDays(in: mailbox.zone) {
        climbs[mailbox.id]?.note(mail)
      }
    }
  }

  /// `gap`: the pause that the mail wants before it, in seconds.
  package mutating func add(_ reservation: Reservation, gap: Int) {
    let at = reservation.at
    if let mailbox = reservation.mailbox {
      // A draft that missed its slot has made no day a sending day.
      if !reservation.isOpen || at >= now { climbs[mailbox]?.note(at) }
    }
    tally.add(reservation, gap: gap)
    if reservation.isBreakUp, !reservation.isInternal {
      breakUps[reservation.account, default: []].append(at)
    }
  }

  func record(of mailbox: MailboxID) -> MailboxRecord { records[mailbox] ?? MailboxRecord() }
  /// nil for a mailbox without a ramp.
  func climb(of mailbox: MailboxID) -> Climb? { climbs[mailbox] }
  func timeline(of mailbox: MailboxID) -> Timeline { tally.mailboxes[mailbox] ?? Timeline() }
  func mails(to account: AccountID) -> [Instant] { tally.mails(to: account) }
  /// Those that the plan has placed.
  func breakUps(with account: AccountID) -> [Instant] { breakUps[account] ?? [] }
  func mails(to contact: ContactID) -> [Instant] { tally.mails(to: contact) }
  /// Empty for a freemail provider, whose addresses are not one firm's.
  func mails(toDomain domain: String) -> [Instant] { tally.mails(toDomain: domain) }
}
