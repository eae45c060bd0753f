package import Civil
package import Outreach
package import Store

/// One glance at a workspace: what waits for a person, what goes, and how the mailboxes are.
package struct Status: Sendable {
  package let now: Instant
  /// How far `owed`, `tasks`, `held` and `ready` can be trusted; all the rest is of this moment.
  package let agenda: AgendaAge
  package let owed: Int
  /// The oldest of them.
  package let oldestOwed: ReplyOwed?
  /// Tasks that are due before today ends.
  package let tasks: Int
  /// Today ends with the day of the first mailbox's zone.
  package let drafts: OpenDrafts
  package let sentToday: Int
  /// Mails that only a slot is wanting for, and that nobody has drafted yet.
  package let ready: Int
  /// What the rules hold beyond today, the largest first.
  package let held: [Held]
  /// In the order of the configuration.
  package let mailboxes: [MailboxState]
  package let newestMail: Instant?
  package let newestChange: DraftEvent?

  package struct Held: Hashable, Sendable {
    package let rule: RuleID
    package let count: Int
  }

  package struct MailboxState: Hashable, Sendable {
    package let id: MailboxID
    package let today: MailboxRoom
    /// Sent within the last hour, and at most so many.
    package let hour: Int
    package let perHour: Int
    package let stop: MailboxStop?
    /// Its newest mails, and how many of them bounced.
    package let mails: Int
    package let bounces: Int
  }

  /// Whether nothing waits for a person.
  package var isQuiet: Bool {
    owed == 0 && tasks == 0 && drafts.drafted == 0 && drafts.unknown == 0
      && mailboxes.allSatisfy { $0.stop == nil }
  }
}
