import Glibc

/// A folder of a person's own, for files that their mail program opens as drafts.
///
/// A file appears whole or not at all, mode 0600; no symbolic link is followed.
package struct DraftFiles: Sendable {
  package let folder: String

  /// `folder`: made if it is absent; the one above it must be there.
  package init(folder: String) { self.folder = folder }

  package func path(of file: String) -> String { "\(folder)/\(file)" }

  /// The octets of a file; nil if there is none.
  package func read(_ file: String) throws(OutboxError) -> [UInt8]? {
    guard let open = try Folder.open(folder, making: false) else { return nil }
    return try open.read(file)
  }

  /// Writes a file and its name durably.
  package func write(_ bytes: [UInt8], to file: String) throws(OutboxError) {
    guard let open = try Folder.open(folder, making: true) else {
      throw OutboxError(folder, code: ENOENT)
    }
    try open.replace(file, with: bytes)
    try open.synchronize()
  }

  /// Removes the file at a path if it holds exactly these octets; false if it holds others.
  package static func remove(_ path: String, if bytes: [UInt8]) throws(OutboxError) -> Bool {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      throw OutboxError(path, .notAllowed)
    }
    let name = String(path[path.utf8.index(after: slash)...])
    guard let open = try Folder.open(String(path[..<slash]), making: false),
      let found = try open.read(name)
    else { return true }
    guard found == bytes else { return false }
    try open.remove(name)
    try open.synchronize()
    return true
  }
}
