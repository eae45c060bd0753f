package import Civil
package import Outreach
package import Store

/// How many mails a live run may hand over at most.
package enum SendLimit: Hashable, Sendable {
  case all
  case count(Int)
}

/// What one live run is to hand over: what is shown to a person, who then says the number.
///
/// The run sends never more mails than stand here, whatever is approved meanwhile.
package struct SendOrder: Sendable {
  /// In order of their slots.
  package let drafts: [DraftSlot]
  /// The first and the last of them in full, to be shown.
  package let first: DraftRecord?
  package let last: DraftRecord?
  /// The same that is held back by the limit.
  package let left: Int
  /// No server ever took, or may have taken, a mail from this journal.
  package let isFirst: Bool
  /// Slots that are still to come are waited for.
  package let isWaiting: Bool
  /// For each mailbox the instant until which slots are served; without waiting, the present one.
  package let horizons: [MailboxID: Instant]
  /// Would go too, and their mailboxes are not in the configuration.
  package let homeless: [DraftRecord]

  /// How many mails each mailbox is to send, in the order of its first mail.
  package var mailboxes: [(id: MailboxID, count: Int)] {
    var order: [MailboxID] = []
    var counts: [MailboxID: Int] = [:]
    for draft in drafts {
      if counts[draft.mailbox] == nil { order.append(draft.mailbox) }
      counts[draft.mailbox, default: 0] += 1
    }
    return order.map { (id: $0, count: counts[$0] ?? 0) }
  }
}

extension SendRun {
  /// The most that the first live run of a workspace sends where nobody says how many.
  package static let firstLimit = SendLimit.count(1)

  /// What a live run would hand over.
  ///
  /// `limit`: nil means all, but `firstLimit` where nothing was ever sent.
  /// `waiting`: take in the slots that come until the day ends in the mailbox's zone.
  package func order(at now: Instant, limit: SendLimit?, waiting: Bool) throws -> SendOrder {
    var horizons: [MailboxID: Instant] = [:]
    for mailbox in policy.mailboxes {
      horizons[mailbox.id] = waiting ? mailbox.endOfDay(at: now) : now
    }
    let latest = horizons.values.max() ?? now
    let approved = try slots(until: latest)
    let drafts = approved.filter { draft in
      horizons[draft.mailbox].map { draft.slot <= $0 } ?? false
    }
    let isFirst = try store.drafts(Self.everHandedOver).isEmpty
    let most = limit ?? (isFirst ? Self.firstLimit : .all)
    let taken = Array(drafts.prefix(most.number))
    return SendOrder(
      drafts: taken,
      first: try taken.first.flatMap { try store.draft($0.id) }?.record,
      last: try taken.last.flatMap { try store.draft($0.id) }?.record,
      left: drafts.count - taken.count,
      isFirst: isFirst,
      isWaiting: waiting,
      horizons: horizons,
      homeless: try approved.filter { horizons[$0.mailbox] == nil && $0.slot <= now }
        .compactMap { try store.draft($0.id)?.record }
    )
  }

  private static let everHandedOver = DraftFilter(
    states: [.sent, .unknown, .transmitting],
    limit: 1
  )

  /// Approved drafts whose slot and back-off end by then, in order of their slots.
  func approved(until end: Instant) throws -> [DraftRecord] {
    try store.drafts(DraftFilter(states: [.approved], plannedUntil: end)).filter { $0.slot <= end }
  }

  /// The same, and no more of each than a queue has to hold.
  func slots(until end: Instant) throws -> [DraftSlot] {
    try store.slots(DraftFilter(states: [.approved], plannedUntil: end)).filter { $0.slot <= end }
  }
}

extension DraftRecord {
  /// When it may go: its planned instant, or the end of its back-off.
  package var slot: Instant { max(planned.instant, notBefore ?? planned.instant) }
}

extension SendLimit {
  var number: Int {
    switch self {
    case .all: Int.max
    case .count(let count): count
    }
  }
}

extension Mailbox {
  /// The first instant of the next day in its zone.
  fileprivate func endOfDay(at now: Instant) -> Instant {
    zone.startOfDay(zone.localDate(at: now).adding(days: 1))
  }
}
