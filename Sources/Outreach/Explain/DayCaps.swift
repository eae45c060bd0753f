package import Civil

/// What a mailbox may send on each day: its cap, or less while it is new.
package struct DayCaps: Sendable {
  private let perDay: Int
  private let zone: Zone
  private var climb: Climb?

  /// `mails`: those of the plan, which make their days sending days.
  package init(_ mailbox: Mailbox, _ record: MailboxRecord?, mails: [Instant]) {
    perDay = mailbox.perDay
    zone = mailbox.zone
    climb = Climb(mailbox, record ?? MailboxRecord())
    for mail in mails { climb?.note(mail) }
  }

  package func cap(on day: LocalDate) -> Int {
    climb?.cap(at: zone.startOfDay(day)) ?? perDay
  }
}
