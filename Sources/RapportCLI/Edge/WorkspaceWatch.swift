import Foundation
import Outreach
import Synchronization

/// Tells whether a file changed that a reload would read, by size, time and place on the disk.
///
/// By asking every few seconds, not by being told: that works on every file system, and costs a
/// look at the folder of the templates and no read.
final class WorkspaceWatch: Sendable {
  private let folder: URL
  private let known = Mutex<Known?>(nil)

  /// What the configuration names, as long as its file is the same.
  private struct Known {
    let stamp: String
    let templates: URL?
    let calendars: [URL]
  }

  init(_ folder: URL) { self.folder = folder }

  /// Another text as soon as one of the files is another.
  func stamp() -> String {
    let file = folder.appending(path: Workspace.fileName)
    let own = Self.stamp(file)
    let named = known.withLock { known in
      if known?.stamp != own { known = read(file, stamp: own) }
      return known
    }
    var stamps = [own]
    if let root = named?.templates {
      let paths = (try? Files.all(below: root, ending: ".md")) ?? ["absent"]
      stamps += paths.map { Self.stamp(root.appending(path: $0)) }
    }
    stamps += (named?.calendars ?? []).map(Self.stamp)
    return stamps.joined(separator: "\n")
  }

  /// A wrong configuration names nothing: it is a change by itself.
  private func read(_ file: URL, stamp: String) -> Known {
    let policy = try? Configuration.read(yaml: try Files.text(file), file: Workspace.fileName)
    return Known(
      stamp: stamp,
      templates: policy.map { Workspace.url($0.paths.templates, in: folder) },
      calendars: policy?.calendarFiles.map { Workspace.url($0.path, in: folder) } ?? []
    )
  }

  private static func stamp(_ url: URL) -> String {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return "\(url.path) absent" }
    let time = status.st_mtim
    return "\(url.path) \(status.st_ino) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
