package import Civil
package import Delivery
package import Outreach
package import Store
package import Wire

/// Hands approved drafts whose slot has come to a transport.
///
/// A dry run and a live run differ by the transport alone: both take the same drafts in the same
/// order, with the same bytes; only a live run changes the journal.
package struct SendRun {
  private let store: any Store
  private let policy: Policy
  private let library: TemplateLibrary
  private let worker: String

  /// `worker`: names this process in the journal.
  package init(_ store: any Store, policy: Policy, library: TemplateLibrary, worker: String) {
    self.store = store
    self.policy = policy
    self.library = library
    self.worker = worker
  }

  /// Approved drafts whose slot and back-off are over, in order of their slots.
  package func due(at now: Instant) throws -> [DraftRecord] {
    try store.drafts(DraftFilter(states: [.approved], plannedUntil: now))
      .filter { $0.notBefore.map { $0 <= now } ?? true }
  }

  /// Writes what is due into an outbox; the journal is not told.
  package func dryRun(
    into outbox: any Transport,
    at now: Instant,
    limit: Int?
  ) async throws -> [DraftRecord] {
    let due = try limited(due(at: now), to: limit)
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

  package struct Report: Sendable {
    package var sent: [DraftRecord] = []
    package var deferred: [Outcome] = []
    package var rejected: [Outcome] = []
    package var unknown: [Outcome] = []
    package var withdrawn: [Outcome] = []
    /// Not now: a cap or a window, each with the instant at which it may go.
    package var waiting: [Outcome] = []
    /// Mailboxes whose server would not talk to us, with the reason.
    package var refused: [MailboxID: SessionRefusal] = [:]
    package var isHalted = false

    package init() {}
  }

  package struct Outcome: Sendable {
    package let draft: DraftRecord
    package let note: String
    package let until: Instant?
  }

  /// Sends what is due, one mailbox after the other.
  ///
  /// The caller holds the lock that keeps a second sender away, and has called `Store.recover`.
  ///
  /// `clock`: the time, asked at each claim and each outcome.
  /// `transport`: opens the way out of a mailbox.
  package func live(
    clock: @escaping @Sendable () -> Instant,
    limit: Int?,
    until halt: Halt,
    transport: (Mailbox) throws -> any Transport
  ) async throws -> Report {
    let due = try limited(due(at: clock()), to: limit)
    var report = Report()
    for mailbox in policy.mailboxes where !halt.isRequested {
      let mine = due.filter { $0.mailbox == mailbox.id }
      guard !mine.isEmpty else { continue }
      let journal = SendJournal(
        store,
        queue: mine,
        worker: worker,
        policy: policy,
        library: library,
        clock: clock
      )
      let summary = try await transport(mailbox).deliver(journal, until: halt)
      journal.add(to: &report)
      switch summary.end {
      case .finished: break
      case .halted: report.isHalted = true
      case .refused(let refusal): report.refused[mailbox.id] = refusal
      }
    }
    return report
  }

  private func limited(_ drafts: [DraftRecord], to limit: Int?) -> [DraftRecord] {
    limit.map { Array(drafts.prefix($0)) } ?? drafts
  }
}
