package import Civil
package import Outreach

/// How far an agenda is behind the book, the journal and the clock.
package struct AgendaAge: Hashable, Sendable {
  /// When an account of it was last worked out; nil: nobody's ever was.
  package let renewed: Instant?
  /// It was made with other templates or under another configuration.
  package let isOfOtherBasis: Bool
  /// Accounts whose part of it is no longer true, counted up to a limit.
  package let untrue: Int

  package init(renewed: Instant?, isOfOtherBasis: Bool, untrue: Int) {
    self.renewed = renewed
    self.isOfOtherBasis = isOfOtherBasis
    self.untrue = untrue
  }

  package var isTrue: Bool { !isOfOtherBasis && untrue == 0 }
}

/// The drafts that nothing has settled yet.
package struct OpenDrafts: Hashable, Sendable {
  /// Wait for a person's yes.
  package var drafted = 0
  /// Approved, and planned before the instant that was asked about.
  package var due = 0
  /// Approved, and planned for later.
  package var later = 0
  /// Claimed or being transmitted.
  package var inHand = 0
  /// In a person's own mail program.
  package var handedOver = 0
  /// May or may not have arrived.
  package var unknown = 0
  package var oldestUnknown: Instant?
  /// When the next approved one may go.
  package var next: Instant?

  package init() {}
}

/// How many wait, over all queues together.
package struct AgendaTotals: Hashable, Sendable {
  /// Mails and accounts that a rule of the history holds beyond the horizon.
  package var held: [RuleID: Int] = [:]
  /// Mails that only a slot is wanting for.
  package var waiting = 0
  package var owed = 0
  package var tasks = 0

  package init() {}
}
