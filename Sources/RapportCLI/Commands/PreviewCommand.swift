import ArgumentParser
import Check
import Civil
import Delivery
import Foundation
import Outreach
import Pipeline
import Preview
import Store
import Wire

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show what would happen: the plan, and every mail as a file in the outbox.",
    discussion: """
      Reads the data files and the templates, keeps no database, sends nothing, opens no connection. \
      The same input gives the same files, byte for byte.

      With --against it shows only what a change alters, and writes no outbox: mails that come, go or \
      move, the words that differ, and each template as its preview contact would get it. What is not \
      in git is taken as it is for both sides.
      """
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var ahead: PlanOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "List everything, however long.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Compare with this git revision (origin/main), or with the workspace in another folder.",
      valueName: "ref"
    )
  )
  var against: String?

  @Flag(help: "End with 2 where a mail or a template is another than before.")
  var exitCode = false

  func validate() throws {
    if global.json, report.format != nil || report.mask || against != nil {
      throw ValidationError("--json is the plan alone; take --format json in its place")
    }
    if exitCode, against == nil {
      throw ValidationError("--exit-code needs --against: there is nothing to have changed")
    }
  }

  func run() async throws {
    var global = global
    let now = try global.instant()
    global.now = now.description
    var progress = Progress("accounts")
    if let against {
      let told = try await comparison(with: against, global)
      try finish(told)
      return
    }
    let (options, isReport) = (global, report.format != nil)
    // The check reads the same files and takes as long as the plan: both at once.
    async let findings = isReport ? PreviewSide.findings(options) : []
    let side = try PreviewSide(global, ahead, at: now) { progress.show($0) }
    progress.end()
    let outbox = side.workspace.url(side.policy.paths.outbox)
    _ = try await Outbox(folder: outbox.path).deliver(DryRunJournal(side.run.drafts), until: Halt())
    try show(side, try await findings, outbox: outbox)
  }

  /// The plan as it always was, or the report that is asked for.
  private func show(_ side: PreviewSide, _ findings: [Finding], outbox: URL) throws {
    if global.json {
      return try side.run.report.show(as: global, all: all, policy: side.policy, store: side.store)
    }
    let mask = report.mask ? self.mask([side]) : nil
    let writer = ReportWriter(report)
    let text = {
      let count = side.run.drafts.count
      let mails = count == 1 ? "1 mail" : "\(count) mails"
      let lines =
        [ImportView(side.imported).summary] + side.imported.refusals.map { "  " + $0 } + [""]
        + side.run.report.lines(all: all, policy: side.policy, store: side.store)
        + ["", "\(mails) in \(Files.display(outbox)). Nothing was sent."]
      let text = lines.joined(separator: "\n")
      return mask.map { $0(text) } ?? text
    }
    guard report.format != nil else { return try writer.write(.check([]), text: text) }
    let preview = Report.preview(side.told(findings, marksData: report.format == .html).preview)
    let told = mask.map { preview.masked(by: $0) } ?? preview
    try writer.write(told, text: text)
    try finish(told)
  }

  /// Both sides at the same instant, told as it is asked for.
  private func comparison(with against: String, _ global: GlobalOptions) async throws -> Report {
    let now = try global.instant()
    let folder = try Workspace(global).folder
    let signals = StopSignals { signal in
      Scratch.removeAll()
      _exit(signal.exitCode)
    }
    defer { _ = signals.end() }
    let opponent = try Opponent(against, of: folder)
    defer { opponent.remove() }
    let (ahead, marksData) = (ahead, report.format == .html)
    async let older = opponent.reading(global, beside: folder) { options in
      try PreviewSide(options, ahead, at: now).told(marksData: marksData)
    }
    let newer = try PreviewSide(global, ahead, at: now).told(marksData: marksData)
    let before = try await older
    let comparison = Comparison(
      before?.preview ?? .nothing(besides: newer.preview),
      called: opponent.name,
      commit: opponent.commit,
      with: newer.preview
    )
    let plain = Report.comparison(comparison)
    let sides = [newer.side] + (before.map { [$0.side] } ?? [])
    let told = report.mask ? plain.masked(by: mask(sides)) : plain
    try ReportWriter(report).write(told) { text(of: told) }
    return told
  }

  private func text(of report: Report) -> String {
    guard case .comparison(let comparison) = report else { return "" }
    let looks = ComparisonText.Looks(
      bold: Style.bold,
      dim: Style.dim,
      removed: Style.red,
      added: Style.green
    )
    let limit = all ? Int.max : 20
    return ComparisonText(comparison, looks: looks, limit: limit).lines.joined(separator: "\n")
  }

  private func mask(_ sides: [PreviewSide]) -> Mask {
    var names = Mask.Names()
    for side in sides { side.run.name(in: &names) }
    return Mask(hiding: names)
  }

  private func finish(_ report: Report) throws {
    if report.hasFailures { throw ExitCode(ExitStatus.attention.rawValue) }
    if exitCode && report.hasChanges { throw ExitCode(ExitStatus.changed.rawValue) }
  }
}
