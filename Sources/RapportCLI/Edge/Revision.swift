import Foundation
import Mail
import Outreach

/// A workspace as a git revision has it, copied into a folder of its own while it is read.
///
/// Files are taken by git's own checkout, not from `git archive`, which leaves out what a
/// repository marks as `export-ignore`; no hook of the repository runs.
struct Revision {
  /// As a person reads it: `origin/main`, or the beginning of a commit's hash.
  let name: String
  /// The beginning of the commit's hash: `3f2a9c0`.
  let commit: String
  let view: FileView
  /// The revision has a workspace there.
  let hasWorkspace: Bool
  private let scratch: Scratch

  /// Copies what the workspace needs.
  ///
  /// `folder`: that of `rapport.yaml` now.
  ///
  /// `revision`: any name that git knows for a commit.
  init(_ revision: String, of folder: URL) throws {
    let here = Git(folder: folder)
    let place = try Repository(of: folder, by: here)
    let commit = try Self.commit(revision, by: here)
    self.commit = String(commit.prefix(7))
    name = commit.hasPrefix(revision) ? self.commit : revision.printable
    scratch = try Scratch()
    do {
      let copy = scratch.folder.appending(path: "tree", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: false)
      view = FileView(root: place.root, copy: copy, reading: .tracked(try place.trackedPaths()))
      let tree = Checkout(place, commit: commit, scratch: scratch, copy: copy)
      hasWorkspace = try tree.takeWorkspace(named: name)
    } catch {
      scratch.remove()
      throw error
    }
  }

  /// Deletes the copy.
  func remove() { scratch.remove() }

  private static func commit(_ revision: String, by git: Git) throws -> String {
    guard !revision.isEmpty, !revision.hasPrefix("-"),
      revision.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else {
      throw Failure(
        .usage,
        "--against: “\(revision.printable)” is no revision: give a branch, a tag, a commit, or the "
          + "folder of another workspace"
      )
    }
    let found = try git.run(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]
    )
    guard found.status == 0, !found.line.isEmpty else {
      throw Failure(
        .noInput,
        "--against: git knows no revision “\(revision.printable)” here, and there is no workspace "
          + "in a folder of that name; fetch it first (in a shallow clone: git fetch --unshallow)"
      )
    }
    return found.line
  }
}

/// The repository that a workspace lies in.
struct Repository {
  /// Its uppermost folder, spelled as the workspace's own path is.
  let root: URL
  /// The workspace's path below it, ended by a slash; empty where it is the root itself.
  let prefix: String
  let git: Git

  init(of folder: URL, by git: Git) throws {
    let top = try git.run(["rev-parse", "--show-toplevel"])
    let below = try git.run(["rev-parse", "--show-prefix"])
    guard top.status == 0, below.status == 0, !top.line.isEmpty else {
      let reason = top.errors.split(separator: "\n").first.map { ": \($0)".printable } ?? ""
      throw Failure(
        .noInput,
        "--against: \(Files.display(folder).printable) is not in a git repository that can be read"
          + reason
      )
    }
    prefix = below.line
    let path = folder.standardizedFileURL.path + "/"
    let spelled = path.hasSuffix("/" + prefix) ? String(path.dropLast(prefix.count + 1)) : top.line
    root = URL(filePath: spelled.isEmpty ? "/" : spelled, directoryHint: .isDirectory)
    self.git = Git(folder: root)
  }

  /// What git keeps of the working folder.
  func trackedPaths() throws -> Set<String> {
    let listed = try git.run(["ls-files", "-z", "--full-name"])
    guard listed.status == 0 else { throw Failure.git("list its files", listed) }
    return Set(
      listed.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    )
  }
}

extension Failure {
  /// What git could not do, in its own words.
  static func git(_ what: String, _ result: Git.Result) -> Failure {
    let reason = result.errors.split(separator: "\n").first.map(String.init) ?? ""
    return Failure(.data, "git could not \(what): \(reason.printable)")
  }
}
