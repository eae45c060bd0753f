import Civil
import Foundation
import Outreach
import Preview

/// What a workspace is compared with: a git revision of it, or the workspace in another folder.
enum Opponent {
  case revision(Revision)
  case folder(URL, name: String)

  /// A folder with a workspace in it is one; anything else names a revision.
  init(_ text: String, of folder: URL) throws {
    let url = URL(filePath: text, directoryHint: .isDirectory).standardizedFileURL
    if !text.isEmpty, Files.exists(url.appending(path: Workspace.fileName)) {
      self = .folder(url, name: text)
    } else {
      self = .revision(try Revision(text, of: folder))
    }
  }

  /// Of a revision, the beginning of its hash.
  var commit: String? {
    if case .revision(let revision) = self { revision.commit } else { nil }
  }

  var name: String {
    switch self {
    case .revision(let revision): revision.name
    case .folder(_, let name): name
    }
  }

  /// Reads the workspace as it was; nil where there was none.
  ///
  /// Its files are called by their names on the newer side, so that the two can be compared.
  ///
  /// `folder`: that of the newer side.
  func reading<Result>(
    _ options: GlobalOptions,
    beside folder: URL,
    _ body: (GlobalOptions) throws -> Result
  ) throws -> Result? {
    do {
      switch self {
      case .revision(let revision):
        guard revision.hasWorkspace else { return nil }
        return try FileView.$current.withValue(revision.view) { try body(options) }
      case .folder(let other, _):
        var options = options
        options.workspace = other.path
        let view = FileView(root: folder, copy: other, reading: .none)
        return try FileView.$current.withValue(view) { try body(options) }
      }
    } catch {
      let failure = Failure(error)
      throw Failure(failure.status, "against \(name): \(failure.message)")
    }
  }

  /// Removes what was made for the comparison.
  func remove() {
    if case .revision(let revision) = self { revision.remove() }
  }
}
