import Civil
import Foundation
import Mail
import Outreach
import Pipeline
import Store

/// The files of a workspace, read: its configuration, its templates, where the rest lies.
struct Workspace {
  static let fileName = "rapport.yaml"

  let folder: URL
  let policy: Policy

  /// Reads `rapport.yaml` in `--workspace`, or in the closest folder from here upwards.
  init(_ options: GlobalOptions) throws {
    folder = try Self.folder(options.workspace)
    let file = folder.appending(path: Self.fileName)
    let written = try Configuration.read(
      yaml: try Files.text(file),
      file: Files.display(file)
    )
    policy = try Self.withCalendars(written, in: folder, at: try options.instant())
  }

  static func folder(_ wanted: String?) throws -> URL {
    if let wanted {
      let folder = URL(filePath: wanted, directoryHint: .isDirectory).standardizedFileURL
      guard Files.exists(folder.appending(path: fileName)) else {
        throw Failure(
          .noInput,
          "there is no \(fileName) in \(wanted.printable); \"rapport init\" makes a workspace"
        )
      }
      return folder
    }
    let start = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    var folder = start.standardizedFileURL
    while true {
      if Files.exists(folder.appending(path: fileName)) { return folder }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      guard parent.path != folder.path else { break }
      folder = parent
    }
    throw Failure(
      .noInput,
      "there is no \(fileName) here or in a folder above; "
        + "\"rapport init\" makes a workspace, --workspace names one"
    )
  }

  func url(_ path: String) -> URL { Self.url(path, in: folder) }

  static func url(_ path: String, in folder: URL) -> URL {
    URL(filePath: path, relativeTo: folder).standardizedFileURL
  }

  /// The templates, compiled against the columns of the data.
  func library(_ columns: FieldNames) throws -> TemplateLibrary {
    try library(try templateSources(), columns)
  }

  func library(_ sources: [TemplateSource], _ columns: FieldNames) throws -> TemplateLibrary {
    let library = try TemplateLibrary(sources, fields: DataColumns(columns))
    try library.check(policy)
    return library
  }

  /// What names a library of these files, without compiling them.
  static func digest(_ sources: [TemplateSource], _ columns: FieldNames) -> Digest {
    TemplateLibrary.digest(of: sources, fields: DataColumns(columns))
  }

  func templateSources() throws -> [TemplateSource] {
    try Self.templateSources(policy.paths.templates, in: folder)
  }

  static func templateSources(_ path: String, in folder: URL) throws -> [TemplateSource] {
    let root = url(path, in: folder)
    let paths = try Files.all(below: root, ending: ".md")
    guard !paths.isEmpty else {
      throw Failure(
        .noInput,
        "there is no template (a file that ends in .md) in \(Files.display(root))"
      )
    }
    return try paths.map { path in
      let file = root.appending(path: path)
      return TemplateSource(
        name: String(path.dropLast(3)),
        path: Files.display(file),
        bytes: try Files.bytes(file)
      )
    }
  }

  func openStore() throws -> SQLiteStore {
    try SQLiteStore(path: url(policy.paths.database).path)
  }

  /// What every planning command is told.
  func planner(
    _ store: any Store,
    at now: Instant,
    _ plan: PlanOptions
  ) throws -> Planner {
    Planner(
      policy: policy,
      library: try library(store.fieldNames()),
      now: now,
      horizon: plan.horizon(from: now, in: policy.mailboxes[0].zone),
      seed: plan.seed
    )
  }
}

extension DataColumns {
  fileprivate init(_ names: FieldNames) {
    self.init(accounts: names.accounts, contacts: names.contacts)
  }
}
