import ArgumentParser
import Civil
import Foundation
import Outreach
import Pipeline
import Store

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show at one glance what waits for you, what goes today, and how the mailboxes are.",
    discussion: """
      Reads counts that are kept, so it is quick enough for a shell prompt, whatever the size of the \
      book. It works out anew what up to \(StatusRun.renewable) accounts wait for; where more has \
      changed since the last plan, or the templates did, it says as of when the counts are, and \
      "rapport plan" brings them up to date.

      --line prints one line, or nothing at all where nothing waits for you or there is no workspace.
      """
  )

  @OptionGroup var global: GlobalOptions

  @Flag(help: "One line for a prompt or a status bar; nothing where nothing waits for you.")
  var line = false

  /// How long another process that writes is waited for, in seconds.
  private static let patience = 0.1

  func run() throws {
    guard let workspace = try workspace() else { return }
    let now = try global.instant()
    let path = workspace.url(workspace.policy.paths.database)
    guard Files.exists(path) else { return try showNothingYet() }
    let store = try SQLiteStore(path: path.path, busySeconds: Self.patience)
    let fields = try store.fieldNames()
    let sources = try workspace.templateSources()
    let run = StatusRun(
      store,
      policy: workspace.policy,
      templates: Workspace.digest(sources, fields),
      at: now
    )
    let status = try run.status { try workspace.library(sources, fields) }
    try show(status, in: workspace, store: store)
  }

  /// In a prompt it is no mistake to be somewhere else.
  private func workspace() throws -> Workspace? {
    do { return try Workspace(global) } catch let failure as Failure {
      guard line, global.workspace == nil, failure.status == .noInput else { throw failure }
      return nil
    }
  }

  private func showNothingYet() throws {
    if line { return }
    if global.json { return try Terminal.print(try JSON.line(["imported": false])) }
    try Terminal.print("Nothing is imported yet: \"rapport import\" reads the data files.")
  }

  private func show(_ status: Status, in workspace: Workspace, store: any Store) throws {
    let view = StatusView(status, policy: workspace.policy)
    if global.json {
      try Terminal.print(try JSON.line(StatusLine(status, zone: view.zone)))
    } else if line {
      if let line = view.line { try Terminal.print(line) }
    } else {
      try Terminal.print(view.lines.joined(separator: "\n"))
    }
  }
}
