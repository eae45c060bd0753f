import ArgumentParser
import Civil
import Delivery
import Mail
import Outreach
import Pipeline
import Store
import Wire

/// What a live run did, in order of what a person must know first.
struct SendView {
  private let report: SendRun.Report
  private let sent: [DraftID]
  private let order: SendOrder
  private let doubts: Doubts
  private let signal: StopSignal?

  /// `sent`: needed for JSON alone; `doubts`: all that the journal has, old and new.
  init(
    _ report: SendRun.Report,
    _ order: SendOrder,
    sent: [DraftID],
    doubts: Doubts,
    stoppedBy signal: StopSignal?
  ) {
    self.report = report
    self.order = order
    self.sent = sent
    self.doubts = doubts
    self.signal = signal
  }

  /// Prints the report; ends with the exit code that it deserves.
  ///
  /// `store`: has the drafts that the report only names.
  func show(json: Bool, from store: any Store) throws {
    if json {
      for id in sent {
        guard let draft = try store.draft(id)?.record else { continue }
        try Terminal.print(try JSON.line(DraftLine(draft.with(.sent))))
      }
      for draft in changed { try Terminal.print(try JSON.line(DraftLine(draft))) }
    } else {
      try Terminal.print(lines.joined(separator: "\n"))
    }
    if let failure = report.failure { throw failure }
    if let failure = Failure(report.refused) { throw failure }
    if !doubts.isEmpty || !report.rejected.isEmpty {
      throw ExitCode(ExitStatus.attention.rawValue)
    }
    if report.isHalted, let signal { throw ExitCode(signal.exitCode) }
  }

  private var changed: [DraftRecord] {
    report.rejected.map { $0.draft.with(.rejected) }
      + report.unknown.map { $0.draft.with(.unknown) }
  }

  private var lines: [String] {
    var lines = [report.sent == 1 ? "Sent 1 mail." : "Sent \(report.sent) mails."]
    lines += report.rejected.map { Style.red("rejected ") + sentence($0) }
    lines += report.deferred.map { Style.yellow("later ") + sentence($0) }
    lines += report.waiting.map { Style.yellow("waits ") + sentence($0) }
    lines += report.withdrawn.map { "withdrawn " + sentence($0) }
    lines += report.cutOff.map { draft in
      Style.red("cut off ") + "\(draft.id) to \(draft.envelope.recipient): "
        + "what became of it could not be noted; the next live run says what is known"
    }
    lines += doubts.lines
    if report.isHalted { lines.append("Stopped because you asked; the rest is as it was.") }
    if order.left > 0 { lines.append("\(order.left) more wait; the limit left them out.") }
    return lines
  }

  private func sentence(_ outcome: SendRun.Outcome) -> String {
    let until = outcome.until.map { "; from \($0.rfc3339(in: outcome.draft.planned.zone))" } ?? ""
    return "\(outcome.draft.id) to \(outcome.draft.envelope.recipient): "
      + "\(outcome.note.printable)\(until)"
  }
}

extension DraftRecord {
  fileprivate func with(_ state: DraftState) -> DraftRecord {
    var draft = self
    draft.state = state
    return draft
  }
}
