package import Civil
package import Mail
package import Outreach
package import Store

/// Reads what is counted already, at a cost that does not grow with the book.
package struct StatusRun {
  private let store: any Store
  private let policy: Policy
  private let basis: String
  private let now: Instant

  /// `templates`: `TemplateLibrary.digest` of the workspace's files as they are.
  package init(_ store: any Store, policy: Policy, templates: Digest, at now: Instant) {
    self.store = store
    self.policy = policy
    self.now = now
    basis = AgendaRun.basis(templates, policy)
  }

  /// Accounts that are worked out anew for a glance; where more are behind, the glance says so.
  package static let renewable = 50

  /// `library`: compiles the templates; asked only where a few accounts are to be worked out anew.
  package func status(library: () throws -> TemplateLibrary) throws -> Status {
    let status = try read()
    guard !status.agenda.isTrue, !status.agenda.isOfOtherBasis,
      status.agenda.untrue <= Self.renewable
    else { return status }
    let run = AgendaRun(store, under: policy, try library(), at: now)
    do {
      try run.renew()
    } catch StoreError.busy, StoreError.readOnly, StoreError.diskFull {
      return status
    }
    return try read()
  }

  private func read() throws -> Status {
    try store.readingAgenda { try status(of: $0) }
  }

  private func status(of agenda: any AgendaReader) throws -> Status {
    let zone = policy.mailboxes[0].zone
    let today = zone.localDate(at: now)
    let morning = zone.startOfDay(today)
    let midnight = zone.startOfDay(today.adding(days: 1))
    let counts = try agenda.totals(before: midnight)
    let anHourAgo = now.adding(seconds: -3_600)
    let mails = try agenda.reservations(since: min(morning, anHourAgo))
    let gone = mails.filter { !$0.isOpen && $0.at <= now }
    let today24 = mails.filter { mail in
      mail.at >= morning && mail.at < midnight && (mail.isOpen || mail.at <= now)
    }
    return Status(
      now: now,
      agenda: try agenda.age(on: basis, at: now, limit: Self.renewable + 1),
      owed: counts.owed,
      oldestOwed: try agenda.owed(limit: 1).first,
      tasks: counts.tasks,
      drafts: try agenda.openDrafts(before: midnight),
      sentToday: gone.count { $0.at >= morning },
      ready: counts.waiting,
      held: counts.held.filter { $0.value > 0 }.map { Status.Held(rule: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.rule.rawValue) < ($0.count, $1.rule.rawValue) },
      mailboxes: try mailboxes(agenda, today24, gone.filter { $0.at > anHourAgo }),
      newestMail: try agenda.newestMail(at: now),
      newestChange: try agenda.newestChange()
    )
  }

  private func mailboxes(
    _ agenda: any AgendaReader,
    _ today: [Reservation],
    _ hour: [Reservation]
  ) throws -> [Status.MailboxState] {
    let records = try agenda.mailboxRecords(policy.mailboxes, at: now)
    let zone = policy.mailboxes[0].zone
    let rooms = MailboxRooms(policy: policy, records: records, zone: zone)
      .rooms(today.compactMap { mail in mail.mailbox.map { ($0, mail.at) } }, at: now)
    return policy.mailboxes.compactMap { mailbox in
      guard let room = rooms.first(where: { $0.mailbox == mailbox.id }) else { return nil }
      let record = records[mailbox.id] ?? MailboxRecord()
      return Status.MailboxState(
        id: mailbox.id,
        today: room,
        hour: hour.count { $0.mailbox == mailbox.id },
        perHour: mailbox.perHour,
        stop: record.stop(under: mailbox.health),
        mails: record.mails,
        bounces: record.bounces
      )
    }
  }
}
