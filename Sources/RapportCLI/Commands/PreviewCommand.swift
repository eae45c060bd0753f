import ArgumentParser
import Delivery
import Foundation
import Outreach
import Pipeline
import Store
import Wire

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show what would happen: the plan, and every mail as a file in the outbox.",
    discussion: """
      Reads the data files and the templates, keeps no database, sends nothing, opens no connection. \
      The same input gives the same files, byte for byte.
      """
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var ahead: PlanOptions

  @Flag(help: "List everything, however long.")
  var all = false

  func run() async throws {
    let workspace = try Workspace(global)
    let store = try SQLiteStore.inMemory()
    let now = try global.instant()
    var progress = Progress("accounts")
    let imported = try ImportRun(
      store,
      policy: workspace.policy,
      files: try workspace.dataFiles()
    ).run(at: now)
    let planner = try workspace.planner(store, at: now, ahead)
    let report = try DraftRun(store, by: planner).run(namesHeld: true) { progress.show($0) }
    progress.end()
    let folder = workspace.url(workspace.policy.paths.outbox)
    try await write(report.written, from: store, into: folder.path)
    if !global.json {
      let summary = ImportView(imported).summary
      let lines = [summary] + imported.refusals.map { "  " + $0 } + [""]
      try Terminal.print(lines.joined(separator: "\n"))
    }
    try PlanReport(report.plan, under: workspace.policy, in: store)
      .show(as: global, all: all, policy: workspace.policy, store: store)
    if !global.json {
      let count = report.written.count == 1 ? "1 mail" : "\(report.written.count) mails"
      try Terminal.print("\n\(count) in \(Files.display(folder)). Nothing was sent.")
    }
  }

  private func write(
    _ records: [DraftRecord],
    from store: any Store,
    into folder: String
  ) async throws {
    let drafts = try records.compactMap { try store.draft($0.id) }
    _ = try await Outbox(folder: folder).deliver(DryRunJournal(drafts), until: Halt())
  }
}
