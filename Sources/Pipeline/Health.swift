package import Civil
package import Outreach

/// How a service fares, for whoever watches it.
package struct Health: Hashable, Sendable {
  package enum State: String, Hashable, Sendable {
    case running
    /// Asked to end; mails in hand are brought to their end.
    case stopping
    case stopped
  }

  package enum MailboxState: Hashable, Sendable {
    case serving
    /// Its server refused us for the time being; tried again at the instant.
    case waiting(Instant)
    /// It wants a person: nothing is tried before a reload.
    case stopped
  }

  package struct MailboxHealth: Hashable, Sendable {
    package var id: MailboxID
    package var state: MailboxState

    package init(id: MailboxID, state: MailboxState) {
      self.id = id
      self.state = state
    }
  }

  package var at: Instant
  package var state: State
  package var lastPlan: Instant?
  package var nextPlan: Instant?
  /// When the next mail is asked for; nil where none is approved, or nothing is sent.
  package var nextSlot: Instant?
  package var counts: [DraftState: Int]
  package var oldestUnknown: Instant?
  /// What lies in the file is wrong, and the configuration before it is in force.
  package var configurationIsRefused: Bool
  package var mailboxes: [MailboxHealth]
}
