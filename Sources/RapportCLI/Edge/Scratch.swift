import Foundation
import Mail
import Synchronization

/// A folder that only this user may enter, for files that are gone when the command ends.
struct Scratch {
  let folder: URL

  init() throws {
    let root = FileManager.default.temporaryDirectory.path
    var template = Array((root + "/rapport-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(
        .cannotCreate,
        "no temporary folder can be made in \(root.printable): \(String(cString: strerror(errno)))"
      )
    }
    let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
    folder = URL(filePath: path, directoryHint: .isDirectory)
    let made = folder.path
    Self.made.withLock { _ = $0.insert(made) }
  }

  /// Those that are there now, for a process that is told to end.
  private static let made = Mutex<Set<String>>([])

  /// Removes every one that is left.
  static func removeAll() {
    for path in made.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }

  func file(_ name: String, _ bytes: [UInt8] = []) throws -> URL {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url
  }

  /// Also where a file in it may not be written to.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
    let path = folder.path
    Self.made.withLock { _ = $0.remove(path) }
  }
}
