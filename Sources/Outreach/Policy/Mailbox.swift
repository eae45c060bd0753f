package import Civil
package import Mail

/// A sender identity: From address, the way out, its own caps.
package struct Mailbox: Hashable, Sendable {
  package var id: MailboxID
  package var from: NamedAddress
  package var replyTo: NamedAddress?
  /// The zone of the Date header, and of the window where neither contact nor account has one.
  package var zone: Zone
  /// nil: this mailbox can draft and dry-run, but not send.
  package var smtp: SMTPSettings?
  /// nil: nothing can be put into its folder for drafts.
  package var imap: IMAPSettings?
  /// Mails in a rolling 24 hours, sent and reserved.
  package var perDay: Int
  /// Mails in a rolling hour, sent and reserved.
  package var perHour: Int
  package var gap: MailboxGap
  /// How a new mailbox climbs to `perDay`; nil: it may use all of it from its first day on.
  package var ramp: MailboxRamp? = MailboxRamp()
  package var health = MailboxHealth()
  /// Under which name the domain publishes the key of its signatures; nil: nobody said.
  package var dkimSelector: String?

  package init(
    id: MailboxID,
    from: NamedAddress,
    replyTo: NamedAddress? = nil,
    zone: Zone,
    smtp: SMTPSettings? = nil,
    perDay: Int = 30,
    perHour: Int = 6,
    gap: MailboxGap = MailboxGap()
  ) {
    self.id = id
    self.from = from
    self.replyTo = replyTo
    self.zone = zone
    self.smtp = smtp
    self.perDay = perDay
    self.perHour = perHour
    self.gap = gap
  }
}

/// The pause between two mails of one mailbox, in seconds: `least`, and up to `jitter` more.
package struct MailboxGap: Hashable, Sendable {
  package var least: Int
  package var jitter: Int

  package init(least: Int = 600, jitter: Int = 300) {
    self.least = least
    self.jitter = jitter
  }
}

extension Mailbox {
  /// The sending days after which the ramp no longer matters.
  package var rampDays: Int {
    guard let ramp, ramp.step > 0, ramp.start < perDay else { return 0 }
    return (perDay - ramp.start + ramp.step - 1) / ramp.step
  }
}

/// The slow start of a new mailbox, which receiving servers do not know yet.
package struct MailboxRamp: Hashable, Sendable {
  /// Mails in a rolling 24 hours on its first sending day.
  package var start: Int
  /// How many more on each sending day that follows.
  package var step: Int

  package init(start: Int = 10, step: Int = 5) {
    self.start = start
    self.step = step
  }
}

/// When a mailbox stops until a person resumes it; any complaint stops it too.
package struct MailboxHealth: Hashable, Sendable {
  /// The share of bounces, in percent, that stops it.
  package var bouncePercent: Int
  /// Counted over so many of its newest mails.
  package var mails: Int

  package init(bouncePercent: Int = 5, mails: Int = 50) {
    self.bouncePercent = bouncePercent
    self.mails = mails
  }
}

/// What the journal says of a mailbox beyond the mails that still count against a rolling cap.
package struct MailboxRecord: Hashable, Sendable {
  /// The newest local days (in the mailbox's zone) on which it sent: as many as its ramp has, and
  /// one more, since the present day is none of those before it.
  package var sendingDays: Set<LocalDate>
  /// Its newest mails since a person last resumed it, at most `MailboxHealth.mails`.
  package var mails: Int
  /// How many of those bounced.
  package var bounces: Int
  /// The newest complaint about it since a person last resumed it.
  package var complaint: Instant?

  package init(
    sendingDays: Set<LocalDate> = [],
    mails: Int = 0,
    bounces: Int = 0,
    complaint: Instant? = nil
  ) {
    self.sendingDays = sendingDays
    self.mails = mails
    self.bounces = bounces
    self.complaint = complaint
  }
}
