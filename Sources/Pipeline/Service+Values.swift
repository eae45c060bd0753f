package import Civil
package import Outreach
package import Store

extension Service {
  /// What of the configuration and the command line decides.
  package struct Rules: Hashable, Sendable {
    package var drafts: Bool
    /// Mails are sent; without it none is.
    package var sends: Bool
    /// It ends when nothing is left to do at once.
    package var isOnce: Bool
    /// In which a plan's days begin.
    package var zone: Zone
    package var mailboxes: [MailboxID]

    package init(
      drafts: Bool,
      sends: Bool,
      isOnce: Bool = false,
      zone: Zone,
      mailboxes: [MailboxID]
    ) {
      self.drafts = drafts
      self.sends = sends
      self.isOnce = isOnce
      self.zone = zone
      self.mailboxes = mailboxes
    }
  }

  /// How files and book look from outside; another value, another content.
  package struct Sight: Hashable, Sendable {
    package var files: String
    package var book: Int64

    package init(files: String, book: Int64) {
      self.files = files
      self.book = book
    }
  }

  /// What waits in the book.
  package struct Census: Hashable, Sendable {
    /// Approved drafts, in order of planned instants: of each mailbox as many as it is given at once of
    /// those that may go, and the next.
    package var slots: [DraftSlot]
    package var counts: [DraftState: Int]
    package var oldestUnknown: Instant?

    package init(slots: [DraftSlot], counts: [DraftState: Int], oldestUnknown: Instant?) {
      self.slots = slots
      self.counts = counts
      self.oldestUnknown = oldestUnknown
    }
  }

  /// What became of mails that a mailbox was asked to deliver.
  package struct Delivered: Hashable, Sendable {
    package enum End: Hashable, Sendable {
      case finished
      /// The server would not talk to us; `isPassing`: time may help.
      case refused(isPassing: Bool)
      /// The journal could not be written: nobody knows what it holds until the next start.
      case failed
    }

    package var mailbox: MailboxID
    package var asked: [DraftID]
    package var end: End
    /// Those that no passing of time sets free.
    package var stuck: Set<DraftID>
    /// Some were taken back, or a server refused them for good: their steps are free again.
    package var wantsPlan: Bool

    package init(
      _ mailbox: MailboxID,
      asked: [DraftID],
      end: End = .finished,
      stuck: Set<DraftID> = [],
      wantsPlan: Bool = false
    ) {
      self.mailbox = mailbox
      self.asked = asked
      self.end = end
      self.stuck = stuck
      self.wantsPlan = wantsPlan
    }
  }
}
