import Glibc

/// An open folder; everything in it is reached through it, and no symbolic link is followed.
struct Folder: ~Copyable {
  let path: String
  let descriptor: Int32

  /// Opens the folder at `path`, made if it is absent; nil if it is absent and not to be made.
  static func open(_ path: String, making: Bool) throws(OutboxError) -> Folder? {
    if making, mkdir(path, 0o700) != 0, errno != EEXIST { throw OutboxError(path, code: errno) }
    let descriptor = Glibc.open(path, folderFlags)
    guard descriptor >= 0 else {
      if errno == ENOENT && !making { return nil }
      throw OutboxError(path, code: errno)
    }
    return Folder(path: path, descriptor: descriptor)
  }

  /// Opens a folder in this one, made if it is absent; nil if it is absent and not to be made.
  func folder(_ name: String, making: Bool) throws(OutboxError) -> Folder? {
    let path = "\(path)/\(name)"
    if making, mkdirat(descriptor, name, 0o700) != 0, errno != EEXIST {
      throw OutboxError(path, code: errno)
    }
    let inner = openat(descriptor, name, Self.folderFlags)
    guard inner >= 0 else {
      if errno == ENOENT && !making { return nil }
      throw OutboxError(path, code: errno)
    }
    return Folder(path: path, descriptor: inner)
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  private static let folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

  /// Takes the one lock of this folder for as long as it is open.
  func lock() throws(OutboxError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? OutboxError(path, .busy) : OutboxError(path, code: errno)
    }
  }

  /// Makes the names in it durable.
  func synchronize() throws(OutboxError) {
    guard fsync(descriptor) == 0 else { throw OutboxError(path, code: errno) }
  }

  /// The file's octets; nil if there is none.
  func read(_ name: String) throws(OutboxError) -> [UInt8]? {
    let path = "\(path)/\(name)"
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw OutboxError(path, code: errno)
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw OutboxError(path, code: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw OutboxError(path, .wrongKind) }
    return try Self.contents(of: file, at: path)
  }

  private static func contents(of file: Int32, at path: String) throws(OutboxError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw OutboxError(path, code: errno) }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }
}
