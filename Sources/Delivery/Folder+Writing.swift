import Glibc

extension Folder {
  /// Puts `bytes` under `name`, whole or not at all: a file of its own, durable, then renamed.
  ///
  /// Mode 0600. The name itself is durable after `synchronize()`.
  func replace(_ name: String, with bytes: [UInt8]) throws(OutboxError) {
    let draft = Self.draft(of: name)
    let file = try create(draft)
    do throws(OutboxError) {
      defer { close(file) }
      try write(bytes[...], to: file, name)
      guard fsync(file) == 0 else { throw OutboxError("\(path)/\(name)", code: errno) }
    } catch {
      unlinkat(descriptor, draft, 0)
      throw error
    }
    guard renameat(descriptor, draft, descriptor, name) == 0 else {
      let code = errno
      unlinkat(descriptor, draft, 0)
      throw OutboxError("\(path)/\(name)", code: code)
    }
  }

  /// What the file is called until it is whole.
  static func draft(of name: String) -> String { ".\(name).tmp" }

  /// A new file; one that a killed process left under that name is thrown away.
  private func create(_ name: String) throws(OutboxError) -> Int32 {
    for _ in 0..<2 {
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let file = openat(descriptor, name, flags, 0o600)
      if file >= 0 { return file }
      guard errno == EEXIST, unlinkat(descriptor, name, 0) == 0 else { break }
    }
    throw OutboxError("\(path)/\(name)", code: errno)
  }

  /// Adds `bytes` to the end of a file, durably, whole or not at all.
  func append(_ bytes: [UInt8], to name: String) throws(OutboxError) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, name, flags, 0o600)
    guard file >= 0 else { throw OutboxError("\(path)/\(name)", code: errno) }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    do throws(OutboxError) {
      try write(bytes[...], to: file, name)
    } catch {
      ftruncate(file, size)
      throw error
    }
    guard fsync(file) == 0 else { throw OutboxError("\(path)/\(name)", code: errno) }
  }

  private func write(
    _ bytes: ArraySlice<UInt8>,
    to file: Int32,
    _ name: String
  ) throws(OutboxError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw OutboxError("\(path)/\(name)", code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  func remove(_ name: String) throws(OutboxError) {
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw OutboxError("\(path)/\(name)", code: errno)
    }
  }

  /// Removes the folder of that name if nothing is in it.
  func removeIfEmpty(_ name: String) throws(OutboxError) {
    guard unlinkat(descriptor, name, AT_REMOVEDIR) != 0 else { return }
    switch errno {
    case ENOTEMPTY, EEXIST, ENOENT: return
    default: throw OutboxError("\(path)/\(name)", code: errno)
    }
  }
}
