import Check
import Civil
import Foundation
import Outreach
import Pipeline
import Preview
import Store

/// A workspace read and planned without a database: the newer or the older side of a comparison.
struct PreviewSide: Sendable {
  let workspace: Workspace
  let imported: ImportReport
  let run: PreviewRun
  private let options: GlobalOptions
  /// What the data files gave, in memory.
  let store: SQLiteStore

  init(
    _ options: GlobalOptions,
    _ ahead: PlanOptions,
    at now: Instant,
    progress: (Int) -> Void = { _ in }
  ) throws {
    let workspace = try Workspace(options)
    store = try SQLiteStore.inMemory()
    imported = try ImportRun(
      store,
      policy: workspace.policy,
      files: try workspace.dataFiles()
    ).run(at: now)
    let planner = try workspace.planner(store, at: now, ahead)
    run = try PreviewRun(store, by: planner, progress: progress)
    self.workspace = workspace
    self.options = options
  }

  var policy: Policy { workspace.policy }

  /// What a reviewer reads of it, with what a check finds in the same files.
  ///
  /// `marksData`: the mails' words that came from data are marked.
  func told(marksData: Bool) throws -> (side: PreviewSide, preview: Preview) {
    told(try Self.findings(options), marksData: marksData)
  }

  /// The same with what a check found meanwhile.
  func told(_ findings: [Finding], marksData: Bool) -> (side: PreviewSide, preview: Preview) {
    (self, run.preview(imported, findings: findings, marksData: marksData))
  }

  /// What a check finds in the files of a workspace; it needs no plan.
  static func findings(_ options: GlobalOptions) throws -> [Finding] {
    Checker(try CheckedWorkspace(options).input).findings
  }
}

extension Preview {
  /// What there was before anybody made a workspace.
  static func nothing(besides preview: Preview) -> Preview {
    Preview(
      firm: preview.firm,
      now: preview.now,
      horizon: preview.horizon,
      zone: preview.zone,
      mails: []
    )
  }
}
