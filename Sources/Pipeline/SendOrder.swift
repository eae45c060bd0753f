package import Civil
package import Outreach
import Store

/// How many mails a live run may hand over at most.
package enum SendLimit: Hashable, Sendable {
  case all
  case count(Int)
}

/// What one live run is to hand over: what is shown to a person, who then says the number.
///
/// The run sends never more mails than stand here, whatever is approved meanwhile.
package struct SendOrder: Sendable {
  /// How many mails are to go.
  package let count: Int
  /// How many of them each mailbox is to send, in the order of its first mail.
  package let mailboxes: [(id: MailboxID, count: Int)]
  /// The first and the last of them, to be shown.
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
  /// The place of the last mail.
  let end: SlotPlace
  /// How far the journal had come: what changed since is not what was ordered.
  let mark: JournalMark
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
    let isFirst = try store.drafts(Self.everHandedOver).isEmpty
    let most = limit ?? (isFirst ? Self.firstLimit : .all)
    var counted = OrderCount(room: most.number)
    let latest = horizons.values.max() ?? now
    let mark = try store.walkSlots(SlotQuery(until: latest)) { draft in
      if let horizon = horizons[draft.mailbox] {
        if draft.slot <= horizon { counted.add(draft) }
      } else if draft.slot <= now {
        counted.homeless.append(draft.id)
      }
      return true
    }
    return SendOrder(
      count: counted.count,
      mailboxes: counted.mailboxes,
      first: try record(counted.first),
      last: try record(counted.last),
      left: counted.left,
      isFirst: isFirst,
      isWaiting: waiting,
      horizons: horizons,
      homeless: try counted.homeless.compactMap { try store.draft($0)?.record },
      end: counted.last?.place ?? .beginning,
      mark: mark
    )
  }

  private func record(_ draft: DraftSlot?) throws -> DraftRecord? {
    try draft.flatMap { try store.draft($0.id) }?.record
  }

  private static let everHandedOver = DraftFilter(
    states: [.sent, .unknown, .transmitting],
    limit: 1
  )

  /// Approved drafts whose slot and back-off end by then, in order of their slots.
  func approved(until end: Instant) throws -> [DraftRecord] {
    try store.drafts(DraftFilter(states: [.approved], plannedUntil: end)).filter { $0.slot <= end }
  }
}

/// What an order comes to, counted draft by draft.
private struct OrderCount {
  private let room: Int
  private(set) var mailboxes: [(id: MailboxID, count: Int)] = []
  private(set) var count = 0
  private(set) var left = 0
  private(set) var first: DraftSlot?
  private(set) var last: DraftSlot?
  var homeless: [DraftID] = []

  init(room: Int) { self.room = room }

  mutating func add(_ draft: DraftSlot) {
    guard count < room else {
      left += 1
      return
    }
    count += 1
    first = first ?? draft
    last = draft
    if let place = mailboxes.firstIndex(where: { $0.id == draft.mailbox }) {
      mailboxes[place].count += 1
    } else {
      mailboxes.append((draft.mailbox, 1))
    }
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
