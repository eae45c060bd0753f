import Foundation

/// A workspace as it was, read in the place of the one that is there: while it is in force, `Files`
/// opens the older copy of each file and calls it by the name that the file has now.
struct FileView: Sendable {
  /// In force for whatever is read within `$current.withValue(view) { … }`.
  @TaskLocal static var current: FileView?

  /// The folder that both sides have in common: a repository's, or a workspace's.
  let root: URL
  /// Where the older copy of `root` lies.
  let copy: URL
  /// Which of the files now there are read from the copy.
  let reading: Reading

  enum Reading: Sendable {
    /// Every one that git keeps, by paths below `root`; what nobody keeps in the repository, as
    /// contacts often are, is the same on both sides.
    case tracked(Set<String>)
    /// None: whoever reads opens the copy itself, and only its names are those of `root`.
    case none
  }

  /// Where to read what stands at `url` now.
  func source(of url: URL) -> URL {
    guard case .tracked(let kept) = reading, let path = path(of: url, below: root) else {
      return url
    }
    let old = path.isEmpty ? copy : copy.appending(path: path)
    if !FileManager.default.fileExists(atPath: old.path), !isKept(path, kept) {
      return url
    }
    return old
  }

  /// What a person calls the file, which may be one of the copy's.
  func name(of url: URL) -> URL {
    guard let path = path(of: url, below: copy) else { return url }
    return path.isEmpty ? root : root.appending(path: path)
  }

  private func isKept(_ path: String, _ kept: Set<String>) -> Bool {
    kept.contains(path) || kept.contains { $0.hasPrefix(path + "/") }
  }

  private func path(of url: URL, below folder: URL) -> String? {
    let path = url.standardizedFileURL.path
    let start = folder.standardizedFileURL.path
    if path == start { return "" }
    guard path.hasPrefix(start == "/" ? start : start + "/") else { return nil }
    return String(path.dropFirst(start == "/" ? 1 : start.count + 1))
  }
}
