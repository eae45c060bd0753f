package import Civil
package import Outreach

/// How much of a mailbox's day is taken.
package struct MailboxRoom: Hashable, Sendable {
  package let mailbox: MailboxID
  /// In the zone that the plan is shown in: that of the first mailbox.
  package let day: LocalDate
  /// Sent that day, or to go.
  package let used: Int
  /// `per_day`, or less while the mailbox is new.
  package let cap: Int
}

/// Counts the mails of each mailbox and day against the day's cap.
struct MailboxRooms {
  let policy: Policy
  let records: [MailboxID: MailboxRecord]
  let zone: Zone

  func rooms(_ mails: [(mailbox: MailboxID, at: Instant)], at now: Instant) -> [MailboxRoom] {
    let times = Dictionary(grouping: mails, by: \.mailbox).mapValues { $0.map(\.at) }
    let days = Set(mails.map { zone.localDate(at: $0.at) }).union([zone.localDate(at: now)])
    let rooms = policy.mailboxes.flatMap { mailbox in
      let mails = times[mailbox.id] ?? []
      let caps = DayCaps(mailbox, records[mailbox.id], mails: mails)
      let used = Dictionary(grouping: mails) { zone.localDate(at: $0) }.mapValues(\.count)
      return days.map { day in
        MailboxRoom(
          mailbox: mailbox.id,
          day: day,
          used: used[day] ?? 0,
          cap: caps.cap(on: day)
        )
      }
    }
    let places = Dictionary(uniqueKeysWithValues: policy.mailboxes.enumerated().map { ($1.id, $0) })
    return rooms.sorted {
      ($0.day, places[$0.mailbox] ?? 0) < ($1.day, places[$1.mailbox] ?? 0)
    }
  }
}
