package import Civil
package import Delivery
package import Mail
package import Outreach
import Store
import Synchronization
import Wire

extension SendRun {
  /// The mail that shows best what is about to go: the first that is due, or the next approved one,
  /// or the next that waits for an approval; nil where there is none.
  package func trialDraft(at now: Instant) throws -> Draft? {
    let next = DraftFilter(states: [.approved], limit: 1)
    let waiting = DraftFilter(states: [.drafted], limit: 1)
    guard
      let record = try due(at: now).first ?? store.drafts(next).first ?? store.drafts(waiting).first
    else { return nil }
    return try store.draft(record.id)
  }

  /// How a trial ended: what the server was given, and what became of it.
  package struct Trial: Sendable {
    package let parcel: Parcel
    /// Nil where the server would not talk to us.
    package let fate: Fate?
    package let end: DeliverySummary.End
  }

  /// Sends one mail to its own sender; the journal is neither asked nor told.
  package func trial(
    of draft: Draft,
    to sender: Address,
    named messageID: MessageID,
    over transport: any Transport
  ) async throws -> Trial {
    let journal = TrialJournal(try draft.trial(to: sender, named: messageID))
    let end = try await transport.deliver(journal, until: Halt()).end
    return Trial(parcel: journal.parcel, fate: journal.fate, end: end)
  }
}

/// A journal of one parcel, in memory.
private final class TrialJournal: DeliveryJournal {
  let parcel: Parcel
  private let state = Mutex<(isGiven: Bool, fate: Fate?)>((false, nil))

  init(_ parcel: Parcel) { self.parcel = parcel }

  var fate: Fate? { state.withLock { $0.fate } }

  func commit(_ entry: JournalEntry) -> JournalAnswer {
    state.withLock { state in
      state.fate = entry.settled.last?.fate ?? state.fate
      guard entry.wanted > 0, !state.isGiven else { return JournalAnswer() }
      state.isGiven = true
      return JournalAnswer(claimed: [parcel])
    }
  }
}
