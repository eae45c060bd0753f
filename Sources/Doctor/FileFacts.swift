/// What the file system says of one file or folder of a workspace.
package struct FileFacts: Hashable, Sendable {
  package let path: String
  package let kind: Kind
  /// The permission bits, as `chmod` takes them.
  package let mode: UInt32
  package let owner: UInt32
  package let isWritable: Bool

  package init(path: String, kind: Kind, mode: UInt32, owner: UInt32, isWritable: Bool) {
    self.path = path
    self.kind = kind
    self.mode = mode
    self.owner = owner
    self.isWritable = isWritable
  }

  package enum Kind: Hashable, Sendable {
    case configuration
    case template
    /// The database, or a file that SQLite keeps beside it.
    case database
    case outbox
    case draft
    /// A file that `password_command` reads.
    case secret
  }
}

extension Findings {
  /// Permissions and owners.
  ///
  /// `user`: who runs the check; files of root are trusted too.
  package init(_ files: [FileFacts], user: UInt32) {
    self.init()
    for file in files {
      lookAtMode(file)
      if file.owner != user, file.owner != 0, file.kind != .draft {
        add(
          .fileOwner,
          file.path,
          "belongs to the user with the number \(file.owner), who can change it at any time",
          fix: "sudo chown \"$USER\" \(file.path), or run Rapport as its owner"
        )
      }
      if !file.isWritable, file.kind == .database || file.kind == .outbox {
        add(
          .fileUnwritable,
          file.path,
          "cannot be written by you, so nothing can be noted",
          fix: "chmod u+w \(file.path), and look at its folder's permissions"
        )
      }
    }
    let drafts = files.filter { $0.kind == .draft && $0.mode & 0o077 != 0 }
    if let first = drafts.first {
      add(
        .outboxExposed,
        first.path,
        "\(drafts.count == 1 ? "this mail" : "this and \(drafts.count - 1) more mails") can be read "
          + "by others on this machine",
        fix: "chmod -R go= on the outbox, unless it is meant for a repository"
      )
    }
  }

  private mutating func lookAtMode(_ file: FileFacts) {
    let mode = "mode " + String(file.mode & 0o7777, radix: 8)
    switch file.kind {
    case .configuration where file.mode & 0o022 != 0:
      add(
        .configurationWritable,
        file.path,
        "others on this machine may change it (\(mode)), and it names commands that Rapport runs",
        fix: "chmod go-w \(file.path)"
      )
    case .template where file.mode & 0o022 != 0:
      add(
        .templatesWritable,
        file.path,
        "others on this machine may change what your mails say (\(mode))",
        fix: "chmod -R go-w on the folder of templates"
      )
    case .secret where file.mode & 0o077 != 0:
      add(
        .secretExposed,
        file.path,
        "a password lies there, and others on this machine may read it (\(mode))",
        fix: "chmod 600 \(file.path), then change the password"
      )
    case .database where file.mode & 0o077 != 0:
      add(
        .databaseExposed,
        file.path,
        "others on this machine may read every mail and address in it (\(mode))",
        fix: "chmod 600 \(file.path)"
      )
    case .configuration, .template, .secret, .database, .outbox, .draft: break
    }
  }
}
