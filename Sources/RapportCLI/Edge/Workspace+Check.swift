import Check
import Civil
import Foundation
import Outreach

/// A workspace as a check reads it: what is wrong in a file becomes a finding, not an end.
struct CheckedWorkspace {
  let input: CheckInput

  /// - Throws: what keeps a file from being read at all.
  init(_ options: GlobalOptions) throws {
    let folder = try Workspace.folder(options.workspace)
    let now = try options.instant()
    let file = folder.appending(path: Workspace.fileName)
    let configuration = CheckInput.File(path: Files.display(file), bytes: try Files.bytes(file))
    let written = Result { () throws(ConfigurationErrors) in
      try Configuration.read(bytes: configuration.bytes, file: configuration.path)
    }
    let paths = (try? written.get().paths) ?? Paths()
    var found: [Finding] = []
    let policy = Self.withCalendars(written, in: folder, at: now, &found)
    let isReadable = (try? written.get()) != nil
    let data = { (path: String) in try Self.file(path, in: folder) }
    let touches = Workspace.url(paths.touches, in: folder)
    input = CheckInput(
      policy: policy,
      configuration: configuration,
      templates: isReadable ? try Workspace.templateSources(paths.templates, in: folder) : [],
      accounts: isReadable ? try data(paths.accounts) : CheckInput.File(path: "", bytes: []),
      contacts: isReadable ? try data(paths.contacts) : CheckInput.File(path: "", bytes: []),
      touches: isReadable && Files.exists(touches) ? try data(paths.touches) : nil,
      repository: Self.repository(of: folder),
      found: found,
      now: now
    )
  }

  private static func file(_ path: String, in folder: URL) throws -> CheckInput.File {
    let url = Workspace.url(path, in: folder)
    return CheckInput.File(path: Files.display(url), bytes: try Files.bytes(url))
  }

  /// A calendar file that cannot be read is a finding; the others count.
  private static func withCalendars(
    _ written: Result<Policy, ConfigurationErrors>,
    in folder: URL,
    at now: Instant,
    _ found: inout [Finding]
  ) -> Result<Policy, ConfigurationErrors> {
    guard case .success(var policy) = written else { return written }
    for file in policy.calendarFiles {
      var one = policy
      one.calendarFiles = [file]
      do {
        policy.holidays = try Workspace.withCalendars(one, in: folder, at: now).holidays
      } catch {
        let message = Failure(error).message.replacing("\(file.place): ", with: "")
        found.append(
          Finding(
            .configuration,
            at: file.place,
            message,
            advice: "correct the file, or take it out of holidays:"
          )
        )
      }
    }
    return .success(policy)
  }

  /// `.git/config` of the repository around the workspace; a worktree's is that of its main one.
  private static func repository(of folder: URL) -> CheckInput.File? {
    var folder = folder.standardizedFileURL
    while true {
      let git = folder.appending(path: ".git")
      if Files.exists(git) { return configuration(in: git) }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      guard parent.path != folder.path else { return nil }
      folder = parent
    }
  }

  private static func configuration(in git: URL) -> CheckInput.File? {
    var folder = git
    if let text = try? Files.text(git), let path = text.value(of: "gitdir:") {
      folder = Self.folder(path, from: git.deletingLastPathComponent())
      if let common = try? Files.text(folder.appending(path: "commondir")) {
        let path = common.trimmingCharacters(in: .whitespacesAndNewlines)
        folder = Self.folder(path, from: folder)
      }
    }
    let file = folder.appending(path: "config").standardizedFileURL
    guard let bytes = try? Files.bytes(file) else { return nil }
    return CheckInput.File(path: Files.display(file), bytes: bytes)
  }

  private static func folder(_ path: String, from folder: URL) -> URL {
    path.hasPrefix("/")
      ? URL(filePath: path, directoryHint: .isDirectory)
      : folder.appending(path: path, directoryHint: .isDirectory)
  }
}

extension String {
  /// What stands behind a word at the beginning.
  fileprivate func value(of word: String) -> String? {
    guard hasPrefix(word) else { return nil }
    return dropFirst(word.count).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
