import Glibc

/// The messages of a Maildir: files of `new` and `cur`, each known by the part of its name before
/// the flags, which stays when a mail program moves or marks the file.
///
/// Nothing is moved or marked by reading; `tmp`, folders and links are passed over.
package struct Maildir: Sendable {
  package let path: String

  package init(path: String) throws(MailboxError) {
    self.path = path
    for folder in Self.folders where Self.names(in: "\(path)/\(folder)") == nil {
      throw .notMaildir(path: path)
    }
  }

  /// One file, as it was named when the folder was listed.
  package struct Entry: Hashable, Sendable {
    package let key: MailKey
    let folder: String
    let name: [UInt8]
  }

  /// All messages that lie there now, by name, which as a rule is the order in which they came.
  package func entries() throws(MailboxError) -> [Entry] {
    var found: [MailKey: Entry] = [:]
    for folder in Self.folders {
      guard let names = Self.names(in: "\(path)/\(folder)") else {
        throw .cannotRead(path: "\(path)/\(folder)", reason: InputFile.reason())
      }
      for name in names where name.first != 0x2E {
        let entry = Entry(key: Self.key(name), folder: folder, name: name)
        found[entry.key] = entry
      }
    }
    return found.values.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The message, wherever it is by now; nil if it was removed since it was listed, or is no file.
  package func message(_ entry: Entry) throws(MailboxError) -> RawMail? {
    if let mail = try read(entry) { return mail }
    guard let moved = try entries().first(where: { $0.key == entry.key }), moved != entry else {
      return nil
    }
    return try read(moved)
  }

  private func read(_ entry: Entry) throws(MailboxError) -> RawMail? {
    let whole = Array("\(path)/\(entry.folder)/".utf8) + entry.name
    guard Self.isFile(whole) else { return nil }
    let file: InputFile
    do {
      file = try InputFile(whole, followingLinks: false)
    } catch {
      if !Self.isFile(whole) { return nil }
      throw error
    }
    var bytes: [UInt8] = []
    while bytes.count <= RawMail.limit, let block = try file.block() { bytes += block }
    let isCut = bytes.count > RawMail.limit
    return RawMail(
      key: entry.key,
      bytes: isCut ? Array(bytes.prefix(RawMail.limit)) : bytes,
      isCut: isCut
    )
  }

  private static func isFile(_ path: [UInt8]) -> Bool {
    var status = stat()
    let name = path.map { CChar(bitPattern: $0) } + [0]
    return lstat(name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Behind a colon come the flags: `:2,RS`.
  private static func key(_ name: [UInt8]) -> MailKey {
    MailKey("maildir:" + String(decoding: name.prefix { $0 != 0x3A }, as: UTF8.self))
  }

  private static let folders = ["new", "cur"]

  private static func names(in path: String) -> [[UInt8]]? {
    guard let directory = opendir(path) else { return nil }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        names.append(Array(name.prefix { $0 != 0 }))
      }
    }
    return names
  }
}
