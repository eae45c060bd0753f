import ArgumentParser
import Civil
import Delivery
import Mail
import Outreach
import Pipeline
import Wire

/// What a live run did, in order of what a person must know first.
struct SendView {
  private let report: SendRun.Report
  private let recovered: [DraftRecord]

  init(_ report: SendRun.Report, recovered: [DraftRecord]) {
    self.report = report
    self.recovered = recovered
  }

  /// Prints the report; ends with the exit code that it deserves.
  func show(json: Bool) throws {
    if json {
      for draft in changed { try Terminal.print(try JSON.line(DraftLine(draft))) }
    } else {
      try Terminal.print(lines.joined(separator: "\n"))
    }
    if let (mailbox, refusal) = report.refused.min(by: { $0.key < $1.key }) {
      throw Failure(
        refusal.remedy == .later ? .unavailable : .configuration,
        "mailbox \(mailbox): \(refusal)"
      )
    }
    if !report.unknown.isEmpty || !report.rejected.isEmpty || !recovered.isEmpty {
      throw ExitCode(ExitStatus.attention.rawValue)
    }
  }

  private var changed: [DraftRecord] {
    report.sent.map { $0.with(.sent) } + report.rejected.map { $0.draft.with(.rejected) }
      + report.unknown.map { $0.draft.with(.unknown) } + recovered
  }

  private var lines: [String] {
    var lines = [report.sent.count == 1 ? "Sent 1 mail." : "Sent \(report.sent.count) mails."]
    lines += recovered.map { draft in
      Style.red("unknown ") + "\(draft.id) to \(draft.envelope.recipient): "
        + "an earlier run was cut off while the server had it"
    }
    lines += report.unknown.map { Style.red("unknown ") + sentence($0) }
    lines += report.rejected.map { Style.red("rejected ") + sentence($0) }
    lines += report.deferred.map { Style.yellow("later ") + sentence($0) }
    lines += report.waiting.map { Style.yellow("waits ") + sentence($0) }
    lines += report.withdrawn.map { "withdrawn " + sentence($0) }
    if report.isHalted { lines.append("Stopped because you asked; the rest is as it was.") }
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
