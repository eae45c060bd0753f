package import Civil
package import Delivery
package import Outreach
package import Store
import Wire

/// Hands approved drafts whose slot has come to a transport.
///
/// A dry run and a live run differ by the transport alone: both take the same drafts in the same
/// order, with the same bytes; only a live run changes the journal.
package struct SendRun: Sendable {
  let store: any Store
  let policy: Policy
  let library: TemplateLibrary
  let worker: String
  /// The database's; without it nothing is marked ahead.
  package var slate: Slate?

  /// `worker`: names this process in the journal.
  package init(_ store: any Store, policy: Policy, library: TemplateLibrary, worker: String) {
    self.store = store
    self.policy = policy
    self.library = library
    self.worker = worker
  }

  /// Approved drafts whose slot and back-off are over, in order of their slots.
  package func due(at now: Instant) throws -> [DraftRecord] { try approved(until: now) }

  /// Writes what is due into an outbox; the journal is not told.
  package func dryRun(
    into outbox: any Transport,
    at now: Instant,
    limit: SendLimit?
  ) async throws -> [DraftRecord] {
    let due = Array(try due(at: now).prefix((limit ?? .all).number))
    let journal = DryRunJournal(
      try due.map { record in
        guard let draft = try store.draft(record.id) else {
          throw StoreError.noSuchDraft(record.id)
        }
        return draft
      }
    )
    _ = try await outbox.deliver(journal, until: Halt())
    return due
  }
}
