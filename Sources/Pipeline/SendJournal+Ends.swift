import Civil
import Delivery
import Outreach
import Store

extension SendJournal {
  /// What a fate means for the draft.
  static func end(of fate: Fate, attempts: Int, at now: Instant) -> StoredEnd.Result {
    switch fate {
    case .sent, .filed: .sent
    case .unknown: .unknown
    case .withdrawn: .deferred(until: now)
    case .rejected(let rejection) where rejection.scope == .session:
      .deferred(until: now)
    case .rejected(let rejection) where rejection.isTemporary:
      .deferred(until: Retry.notBefore(attempts: attempts, after: now))
    case .rejected(let rejection):
      .rejected(recipientIsBad: rejection.scope == .recipient)
    }
  }

  /// Adds an end to what the run tells.
  func note(
    _ end: StoredEnd.Result,
    of draft: DraftRecord,
    _ fate: Fate,
    in report: inout SendRun.Report
  ) {
    // One that a person's wish to stop kept back is where it was; that is no news.
    if fate == .withdrawn(.halted) { return }
    switch end {
    case .sent:
      report.sent += 1
    case .deferred(let until):
      report.deferred.append(SendRun.Outcome(draft, fate, until: until))
    case .rejected:
      report.rejected.append(SendRun.Outcome(draft, fate))
    case .unknown:
      report.unknown.append(SendRun.Outcome(draft, fate))
    }
  }
}
