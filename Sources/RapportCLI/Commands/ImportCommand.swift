import ArgumentParser
import Outreach
import Pipeline
import Store

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read accounts, contacts and touches from the workspace's files.",
    discussion: """
      One transaction: every row that is right, or nothing. A row is known by its id, else by its \
      address or domain, never by a name. Ends with 1 where rows were refused.
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    var progress = Progress("rows")
    let report = try ImportRun(
      store,
      policy: workspace.policy,
      files: try workspace.dataFiles()
    ).run(at: try global.instant()) { progress.show($0) }
    progress.end()
    try renewAgenda(workspace, store)
    if global.json {
      try Terminal.print(try JSON.line(ImportLine(report)))
    } else {
      try Terminal.print(ImportView(report).lines.joined(separator: "\n"))
    }
    if report.refused > 0 { throw ExitCode(ExitStatus.attention.rawValue) }
  }

  /// Works out at once what the next plan would have to, where the templates are in order; where
  /// they are not, the next plan says so.
  private func renewAgenda(_ workspace: Workspace, _ store: any Store) throws {
    guard let library = try? workspace.library(store.fieldNames()) else { return }
    let run = AgendaRun(store, under: workspace.policy, library, at: try global.instant())
    var progress = Progress("accounts looked at")
    try run.renew { progress.show($0) }
    progress.end()
  }
}
