import Foundation
import Outreach

extension RunCommand {
  /// The unit that runs what the rest of the command line says.
  func unit(of workspace: Workspace) throws -> String {
    var words = ["run", "--workspace", workspace.folder.path]
    if live { words.append("--live") }
    if once { words.append("--once") }
    if log == .json || global.json { words += ["--log", "json"] }
    if seed != 1 { words += ["--seed", String(seed)] }
    if let health { words += ["--health", URL(filePath: health).standardizedFileURL.path] }
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return try ServiceUnit(
      program: program,
      words: words,
      folders: writable(in: workspace),
      user: Self.owner(of: workspace),
      isOnce: once
    ).text
  }

  /// Whose workspace it is, whoever prints the unit.
  private static func owner(of workspace: Workspace) -> String {
    var status = stat()
    let file = workspace.folder.appending(path: Workspace.fileName).path
    guard stat(file, &status) == 0, let entry = getpwuid(status.st_uid) else { return NSUserName() }
    return String(cString: entry.pointee.pw_name)
  }

  /// The folders that a run writes to: the database's, and the health file's.
  private func writable(in workspace: Workspace) -> [String] {
    let paths = workspace.policy.paths
    let files = [
      workspace.url(paths.database),
      health.map { URL(filePath: $0) } ?? workspace.policy.service.health.map(workspace.url),
    ]
    let folders = files.compactMap { $0?.standardizedFileURL.deletingLastPathComponent().path }
    return folders.reduce(into: []) { unique, folder in
      if !unique.contains(folder) { unique.append(folder) }
    }
  }
}
