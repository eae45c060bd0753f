import Civil
import Delivery
import Outreach
import Store
import Wire

extension SendRun {
  /// What came of mails that were due at one mailbox.
  struct Round: Sendable {
    let report: Report
    let sent: [DraftID]
    /// nil: the journal failed; `report.failure` says how.
    let end: DeliverySummary.End?
  }

  /// Hands over what is due at one mailbox, each mail after a last look.
  ///
  /// `worker` has to be another for each round: the journal counts its attempts.
  func deliver(
    _ drafts: [DraftSlot],
    from mailbox: MailboxID,
    over transport: any Transport,
    clock: @escaping @Sendable () -> Instant,
    until halt: Halt
  ) async -> Round {
    let sent = SentDrafts()
    let journal = SendJournal(
      store,
      queue: SendQueue(drafts, from: mailbox),
      worker: worker,
      slate: slate,
      policy: policy,
      library: library,
      clock: clock,
      settled: { sent.add($1) }
    )
    do {
      let end = try await transport.deliver(journal, until: halt).end
      return Round(report: journal.report, sent: sent.ids, end: end)
    } catch {
      var report = journal.report
      report.failure = error
      report.cutOff = journal.inHand
      return Round(report: report, sent: sent.ids, end: nil)
    }
  }
}

extension SendRun.Round {
  /// The same, as far as it decides what to do next.
  var outcome: Service.Delivered.End {
    switch end {
    case .finished, .halted: .finished
    case .refused(let refusal): .refused(isPassing: refusal.remedy == .later)
    case nil: .failed
    }
  }
}
