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
    for id in report.sent {
      if let draft = try run.store.draft(id) { tell(Notice(.sent, draft.record)) }
    }
    for outcome in report.rejected { tell(Notice(.refused, outcome.draft)) }
    for outcome in report.unknown { tell(Notice(.unknown, outcome.draft)) }
    for outcome in report.withdrawn { tell(Notice(.withdrawn, outcome.draft)) }
    for outcome in report.deferred { tell(Notice(.deferred, outcome.draft, until: outcome.until)) }
    for outcome in report.waiting { tell(Notice(.postponed, outcome.draft, until: outcome.until)) }
    if case .refused(let refusal)? = round.end {
      let remedy = refusal.remedy == .later ? "later" : "reload"
      let reason = "\(refusal)".withoutAddresses
      tell(
        Notice(.mailboxRefused, ["mailbox": mailbox.text, "again": remedy, "reason": reason])
      )
    }
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
}
