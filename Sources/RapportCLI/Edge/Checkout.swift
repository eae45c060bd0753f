import Foundation
import Outreach

/// Takes the files of a workspace out of a commit.
struct Checkout {
  private let place: Repository
  private let commit: String
  private let scratch: Scratch
  private let copy: URL

  init(_ place: Repository, commit: String, scratch: Scratch, copy: URL) {
    self.place = place
    self.commit = commit
    self.scratch = scratch
    self.copy = copy
  }

  /// One file of the commit.
  private struct Entry {
    let path: String
    let isLink: Bool
  }

  /// False where the commit has no workspace there.
  func takeWorkspace(named name: String) throws -> Bool {
    let file = place.prefix + Workspace.fileName
    let entries = try entries()
    guard entries.contains(where: { $0.path == file }) else { return false }
    var paths = entries.map(\.path)
    // Links may lead anywhere in the tree: then all of it is taken.
    if !entries.contains(where: \.isLink) {
      let wanted = try wanted(file, named: name)
      paths = paths.filter { path in
        wanted.contains { path == $0 || path.hasPrefix($0 + "/") }
      }
    }
    try take(paths)
    removeLinksOut(entries.filter(\.isLink).map(\.path))
    return true
  }

  private func entries() throws -> [Entry] {
    let listed = try place.git.run(["ls-tree", "-r", "-z", "--full-tree", commit])
    guard listed.status == 0 else { throw Failure.git("read \(commit.prefix(7))", listed) }
    return listed.output.split(separator: 0).compactMap { line in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let mode = String(decoding: line.prefix(6), as: UTF8.self)
      // A submodule is a commit elsewhere.
      guard mode != "160000" else { return nil }
      let path = String(decoding: line[line.index(after: tab)...], as: UTF8.self)
      return Entry(path: path, isLink: mode == "120000")
    }
  }

  /// The paths in the tree that the configuration of that commit names.
  private func wanted(_ file: String, named name: String) throws -> [String] {
    let shown = try place.git.run(["cat-file", "blob", "\(commit):\(file)"])
    guard shown.status == 0 else { throw Failure.git("read \(file)", shown) }
    let folder = place.root.appending(path: place.prefix, directoryHint: .isDirectory)
    let shownFile = Files.display(folder.appending(path: Workspace.fileName))
    let policy = try Configuration.read(
      yaml: String(decoding: shown.output, as: UTF8.self),
      file: shownFile
    )
    let paths = policy.paths
    let named =
      [paths.templates, paths.accounts, paths.contacts, paths.touches]
      + policy.calendarFiles.map(\.path)
    let root = place.root.standardizedFileURL.path
    return [file]
      + named.compactMap { path in
        let path = Workspace.url(path, in: folder).path
        return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : nil
      }
  }

  private func take(_ paths: [String]) throws {
    var git = place.git
    git.index = scratch.folder.appending(path: "index")
    let read = try git.run(["read-tree", commit])
    guard read.status == 0 else { throw Failure.git("read \(commit.prefix(7))", read) }
    let written = try git.run(
      ["checkout-index", "--quiet", "--force", "-z", "--stdin", "--prefix=\(copy.path)/"],
      input: Array(paths.flatMap { Array($0.utf8) + [0] })
    )
    guard written.status == 0 else { throw Failure.git("copy \(commit.prefix(7))", written) }
  }

  /// A link that leads out of the tree would show this machine's files in a revision's place.
  private func removeLinksOut(_ paths: [String]) {
    let inside = copy.resolvingSymlinksInPath().path + "/"
    for path in paths {
      let link = copy.appending(path: path)
      let end = link.resolvingSymlinksInPath().path + "/"
      if !end.hasPrefix(inside) || !FileManager.default.fileExists(atPath: link.path) {
        unlink(link.path)
      }
    }
  }
}
