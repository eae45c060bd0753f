package import Civil

/// What one local day of a simulation came to, in the zone of the first mailbox.
package struct SimulatedDay: Hashable, Sendable {
  package let date: LocalDate
  package var mailboxes: [MailboxDay]
  package var kinds: [TemplateKind: Int] = [:]
  /// Accounts that wait for their first mail at the end of the day, for want of a slot.
  package var backlog = 0
  package var replies = 0
  package var bounces = 0
  package var absences = 0
  package var tasks = 0
  /// Work by hand: tasks, and answers to replies.
  package var minutes = 0
  /// Mailboxes that stopped that day.
  package var stops = 0

  package init(date: LocalDate, mailboxes: [MailboxDay]) {
    self.date = date
    self.mailboxes = mailboxes
  }

  package var mails: Int { mailboxes.reduce(0) { $0 + $1.mails } }

  package struct MailboxDay: Hashable, Sendable {
    package let mailbox: MailboxID
    /// Mails in 24 hours at this height of its ramp.
    package let cap: Int
    package var mails = 0

    package init(mailbox: MailboxID, cap: Int) {
      self.mailbox = mailbox
      self.cap = cap
    }
  }
}

/// Where a simulation arrived.
package struct Forecast: Hashable, Sendable {
  package let days: [SimulatedDay]
  /// Accounts that got a break-up.
  package let breakUps: Int
  /// Accounts that a reply came from.
  package let answered: Int
  /// At the end, how many each rule holds.
  package let held: [RuleID: Int]

  package init(days: [SimulatedDay], breakUps: Int, answered: Int, held: [RuleID: Int]) {
    self.days = days
    self.breakUps = breakUps
    self.answered = answered
    self.held = held
  }

  package func total(_ count: KeyPath<SimulatedDay, Int>) -> Int {
    days.reduce(0) { $0 + $1[keyPath: count] }
  }

  package func mails(of kind: TemplateKind) -> Int {
    days.reduce(0) { $0 + ($1.kinds[kind] ?? 0) }
  }

  /// The last day but one of waiting has passed: from here on nobody waits for a first mail.
  ///
  /// nil where somebody still does at the end; the first day where nobody ever did.
  package var backlogClears: LocalDate? {
    guard let last = days.lastIndex(where: { $0.backlog > 0 }) else { return days.first?.date }
    return last + 1 < days.count ? days[last + 1].date : nil
  }
}
