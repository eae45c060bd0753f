package import Civil
package import Outreach

/// When an approved draft may go, from where, and when its turn comes.
package struct DraftSlot: Hashable, Sendable {
  package let id: DraftID
  package let mailbox: MailboxID
  /// Its planned instant, or the end of its back-off.
  package let slot: Instant
  package let place: SlotPlace

  package init(id: DraftID, mailbox: MailboxID, slot: Instant, place: SlotPlace) {
    self.id = id
    self.mailbox = mailbox
    self.slot = slot
    self.place = place
  }
}

/// Where a draft stands among all: by planned instant, then in the order in which they were written.
package struct SlotPlace: Hashable, Comparable, Sendable {
  package let planned: Instant
  package let number: Int64

  package init(planned: Instant, number: Int64) {
    self.planned = planned
    self.number = number
  }

  /// Before every draft.
  package static let beginning = SlotPlace(planned: .distantPast, number: 0)
  /// Behind every draft.
  package static let end = SlotPlace(planned: .distantFuture, number: .max)

  package static func < (left: Self, right: Self) -> Bool {
    (left.planned, left.number) < (right.planned, right.number)
  }
}

/// How far the journal had come when something was read.
package struct JournalMark: Hashable, Sendable {
  package let number: Int64

  package init(_ number: Int64) { self.number = number }
}

/// Which approved drafts a queue is made of; nil does not restrict.
package struct SlotQuery: Hashable, Sendable {
  package var mailbox: MailboxID?
  /// Slots at this instant or before.
  package var until: Instant
  /// Only those that stand behind it.
  package var after = SlotPlace.beginning
  /// Only those that no transition touched since.
  package var unchangedSince: JournalMark?

  package init(mailbox: MailboxID? = nil, until: Instant, unchangedSince: JournalMark? = nil) {
    self.mailbox = mailbox
    self.until = until
    self.unchangedSince = unchangedSince
  }
}
