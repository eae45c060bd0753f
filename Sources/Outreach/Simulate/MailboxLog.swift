import Civil

/// Every mail that went, in order of time.
struct MailRecord: Sendable {
  private var mails: [Reservation] = []

  mutating func add(_ mail: Reservation) { mails.insert(mail, at: index(after: mail.at)) }

  func since(_ instant: Instant) -> ArraySlice<Reservation> {
    mails[index(after: instant.adding(seconds: -1))...]
  }

  private func index(after instant: Instant) -> Int {
    var low = 0
    var high = mails.count
    while low < high {
      let middle = (low + high) / 2
      if mails[middle].at > instant { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What one mailbox sent and what came of it, for its ramp and its health.
struct MailboxLog: Sendable {
  private var mails: [Mail] = []
  var complaints: [Instant] = []
  /// What came before no longer counts for its health.
  var resumed = Instant.distantPast

  private struct Mail {
    let id: TouchID
    let at: Instant
    let contact: ContactID?
    /// A server said no to its recipient: it counts as a mail and as a bounce, and never went.
    let isRefused: Bool
  }

  mutating func add(_ touch: Touch, isRefused: Bool = false) {
    let index = mails.lastIndex { $0.at <= touch.at }.map { $0 + 1 } ?? 0
    let mail = Mail(id: touch.id, at: touch.at, contact: touch.contact, isRefused: isRefused)
    mails.insert(mail, at: index)
  }

  func record(of mailbox: Mailbox, at now: Instant, _ bounces: BounceLog) -> MailboxRecord {
    let counted = mails.reversed().lazy.filter { $0.at <= now && $0.at > resumed }
      .prefix(mailbox.health.mails)
    return MailboxRecord(
      sendingDays: sendingDays(of: mailbox, at: now),
      mails: counted.count,
      bounces: counted.count { mail in
        mail.isRefused || bounces.hasBounced(mail.id, to: mail.contact, upTo: now)
      },
      complaint: complaints.filter { $0 > resumed && $0 <= now }.max()
    )
  }

  private func sendingDays(of mailbox: Mailbox, at now: Instant) -> Set<LocalDate> {
    let most = mailbox.rampDays
    var days: Set<LocalDate> = []
    for mail in mails.reversed() where mail.at <= now && !mail.isRefused {
      guard days.count < most else { break }
      days.insert(mailbox.zone.localDate(at: mail.at))
    }
    return days
  }

  /// Forgets what a store's record no longer counts.
  mutating func trust(_ record: MailboxRecord, of mailbox: Mailbox) {
    if record.mails < min(mailbox.health.mails, mails.count) {
      resumed = mails[mails.count - record.mails - 1].at
    }
    if let old = complaints.max(), record.complaint == nil { resumed = max(resumed, old) }
  }
}
