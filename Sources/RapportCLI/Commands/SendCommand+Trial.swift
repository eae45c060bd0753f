import ArgumentParser
import Delivery
import Foundation
import Mail
import Outreach
import Pipeline
import Wire

extension SendCommand {
  /// One mail to its own sender, as a person would get it; before any approval, if need be.
  func sendTrial(_ send: SendRun, _ workspace: Workspace) async throws {
    ProcessLimits.prepareForSending()
    guard let draft = try send.trialDraft(at: global.instant()) else {
      throw Failure(.data, "there is no draft to try; \"rapport draft\" writes them")
    }
    let record = draft.record
    guard let mailbox = workspace.policy.mailboxes.first(where: { $0.id == record.mailbox }) else {
      throw Failure(
        .configuration,
        "the mailbox \(record.mailbox) of \(record.id) is not configured"
      )
    }
    let me = mailbox.from.address
    let trial = try await send.trial(
      of: draft,
      to: me,
      named: MessageID.derived(from: UUID().uuidString, for: me),
      over: try mailbox.transport(in: workspace.folder)
    )
    switch (trial.end, trial.fate) {
    case (.refused(let refusal), _):
      throw Failure(refusal, of: mailbox.id)
    case (_, .sent):
      try Terminal.print("Sent \(record.id), which is for \(record.envelope.recipient), to \(me).")
    case (_, let fate):
      throw Failure(.unavailable, "\(record.id) to \(me): \(fate?.description ?? "not sent")")
    }
  }
}
