import Civil
import Doctor
import Foundation
import Outreach

extension Workspace {
  /// What the file system says of the files that matter, as far as they are there.
  func fileFacts() -> [FileFacts] {
    let database = url(policy.paths.database).path
    let templates = url(policy.paths.templates)
    let outbox = url(policy.paths.outbox)
    var wanted: [(String, FileFacts.Kind)] = [
      (folder.path, .configuration), (folder.appending(path: Self.fileName).path, .configuration),
      (templates.path, .template), (outbox.path, .outbox),
    ]
    for end in ["", "-wal", "-shm", "-lock"] { wanted.append((database + end, .database)) }
    let texts = (try? Files.all(below: templates, ending: ".md")) ?? []
    wanted += texts.map { (templates.appending(path: $0).path, .template) }
    let drafts = Files.exists(outbox) ? (try? Files.all(below: outbox, ending: ".eml")) ?? [] : []
    wanted += drafts.prefix(1_000).map { (outbox.appending(path: $0).path, .draft) }
    wanted += policy.mailboxes.flatMap { $0.smtp?.password?.files(in: folder) ?? [] }
      .map { ($0, .secret) }
    return wanted.compactMap { FileFacts(path: $0.0, kind: $0.1) }
  }

  /// The newest file of the workspace, by its own time.
  func newestFile() -> MachineFacts.Stamp? {
    let paths = [
      Self.fileName, policy.paths.database, policy.paths.accounts, policy.paths.contacts,
    ]
    return paths.compactMap { path -> MachineFacts.Stamp? in
      var status = stat()
      let file = url(path)
      guard stat(file.path, &status) == 0 else { return nil }
      let at = Instant(epochSeconds: Int64(status.st_mtim.tv_sec))
      return MachineFacts.Stamp(what: Files.display(file), at: at)
    }
    .max { $0.at < $1.at }
  }

  /// Octets that are left for this user on the workspace's disk, and those of its database.
  func room() -> (free: Int64, database: Int64) {
    var disk = statvfs()
    let free =
      statvfs(folder.path, &disk) == 0 ? Int64(clamping: disk.f_bavail * UInt(disk.f_frsize)) : .max
    var file = stat()
    let hasFile = stat(url(policy.paths.database).path, &file) == 0
    return (free, hasFile ? Int64(file.st_size) : 0)
  }
}

extension FileFacts {
  /// Nil where there is no such file.
  fileprivate init?(path: String, kind: Kind) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(
      path: Files.display(URL(filePath: path)),
      kind: kind,
      mode: status.st_mode & 0o7777,
      owner: status.st_uid,
      isWritable: access(path, W_OK) == 0
    )
  }
}

extension PasswordSource {
  /// Files that the command prints as they are; what is encrypted may be read by anybody.
  fileprivate func files(in folder: URL) -> [String] {
    guard case .command(let command) = self else { return [] }
    let words = command.split(separator: " ").map(String.init)
    guard let program = words.first, ["cat", "head", "/bin/cat", "/usr/bin/head"].contains(program)
    else { return [] }
    return words.dropFirst().filter { !$0.hasPrefix("-") }.map { word in
      let path = word.hasPrefix("~/") ? NSHomeDirectory() + word.dropFirst() : word
      return URL(filePath: path, relativeTo: folder).path
    }
  }
}
