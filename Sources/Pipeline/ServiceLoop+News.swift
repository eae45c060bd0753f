import Civil
import Delivery
import Outreach
import Store
import Wire

/// Tells what plans and mailboxes came back with, and makes an event of it.
extension ServiceLoop {
  mutating func planned(
    _ result: Result<ServicePlan.News, any Error>
  ) -> Service.Event {
    switch result {
    case .success(let news):
      planFailure = nil
      for notice in news.notices { tell(notice) }
      return .planned(isDone: true)
    case .failure(let error):
      planFailure = error
      tell(Notice(.planFailed, ["reason": "\(error)".withoutAddresses]))
      return .planned(isDone: false)
    }
  }

  mutating func delivered(
    _ mailbox: MailboxID,
    _ drafts: [DraftSlot],
    _ round: SendRun.Round
  ) throws -> Service.Event {
    let report = round.report
    for id in round.sent {
      if let draft = try run.store.draft(id) { tell(Notice(.sent, draft.record)) }
    }
    for outcome in report.rejected { tell(Notice(.refused, outcome)) }
    for outcome in report.unknown { tell(Notice(.unknown, outcome)) }
    for outcome in report.withdrawn { tell(Notice(.withdrawn, outcome)) }
    for outcome in report.deferred { tell(Notice(.deferred, outcome)) }
    for outcome in report.waiting { tell(Notice(.postponed, outcome)) }
    note(round.end, of: mailbox)
    failure = failure ?? report.failure
    return .delivered(
      Service.Delivered(
        mailbox,
        asked: drafts.map(\.id),
        end: round.outcome,
        stuck: Set(report.waiting.filter { $0.until == nil }.map(\.draft.id)),
        wantsPlan: !report.withdrawn.isEmpty || !report.rejected.isEmpty
      )
    )
  }

  private mutating func note(_ end: DeliverySummary.End?, of mailbox: MailboxID) {
    refused[mailbox] = nil
    guard case .refused(let refusal)? = end else { return }
    refused[mailbox] = refusal
    tell(Notice(refusal, of: mailbox))
  }
}
