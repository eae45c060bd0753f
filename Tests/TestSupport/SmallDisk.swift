package import Foundation
package import Testing

/// A file system of its own for one test: a tmpfs of a few kilobytes, unmounted when dropped.
package final class SmallDisk {
  package struct NotMounted: Error {}

  package let folder: URL

  package init(kilobytes: Int, in parent: URL) throws {
    folder = parent.appendingPathComponent("disk-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let options = "size=\(kilobytes)k,mode=700"
    let code = try ChildProcess.run(
      "mount",
      ["-t", "tmpfs", "-o", options, "tmpfs", folder.path],
      in: parent
    )
    guard code == 0 else { throw NotMounted() }
  }

  deinit {
    _ = try? ChildProcess.run("umount", ["-l", folder.path], in: URL(filePath: "/"))
    rmdir(folder.path)
  }

  /// From now on nothing on it can be changed.
  package func makeReadOnly() throws {
    let parent = URL(filePath: "/")
    guard try ChildProcess.run("mount", ["-o", "remount,ro", folder.path], in: parent) == 0 else {
      throw NotMounted()
    }
  }

  /// Only root may mount, and not in every container.
  fileprivate static let isPossible: Bool = {
    let folder = FileManager.default.temporaryDirectory
    return getuid() == 0 && (try? SmallDisk(kilobytes: 4, in: folder)) != nil
  }()
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where no tmpfs can be mounted.
  package static var needsSmallDisk: Self {
    .enabled(if: SmallDisk.isPossible, "mounting a tmpfs needs root: this test is skipped")
  }
}
