import ArgumentParser
import Civil
import Outreach
import Pipeline

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Write the drafts that the plan shows, for review.",
    discussion: "Nothing is sent. Drafts that something came in between for are taken back first."
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var ahead: PlanOptions

  func run() throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    let planner = try workspace.planner(store, at: try global.instant(), ahead)
    var progress = Progress("accounts")
    let report = try DraftRun(store, by: planner).run { progress.show($0) }
    progress.end()
    if global.json {
      for draft in report.written { try Terminal.print(try JSON.line(DraftLine(draft))) }
    } else {
      try Terminal.print(text(of: report))
    }
  }

  private func text(of report: DraftRun.Report) -> String {
    var lines = report.withdrawn.map {
      "withdrawn \($0.draft.id): \($0.hold.sentence(in: $0.draft.planned.zone))"
    }
    lines += report.stranded.map {
      "\($0.draft.id) is in your own mail program; do not send it: "
        + "\($0.hold.sentence(in: $0.draft.planned.zone))"
    }
    lines += report.failed.flatMap { held in
      held.holds.map { "not written for \(held.account): \($0.sentence(in: .utc))" }
    }
    let count = report.written.count
    lines.append(count == 1 ? "1 new draft." : "\(count) new drafts.")
    if count > 0 {
      lines.append(
        "Look at them with \"rapport drafts\", then \"rapport approve ID\" or \"approve --all\"."
      )
    } else if report.heldCount > 0 {
      lines.append("\"rapport plan\" says why \(report.heldCount) are held.")
    }
    return lines.joined(separator: "\n")
  }
}
