import Glibc

/// A regular file that is read from its start; closed when nobody holds it any more.
final class InputFile {
  private let descriptor: Int32
  private let path: String

  /// Never waits: a pipe or a device under that name is refused, as is a folder.
  convenience init(path: String) throws(MailboxError) {
    try self.init(Array(path.utf8), followingLinks: true)
  }

  /// A path need not be valid UTF-8.
  init(_ path: [UInt8], followingLinks: Bool) throws(MailboxError) {
    self.path = String(decoding: path, as: UTF8.self)
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW)
    descriptor = (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
      $0.baseAddress.map { open($0, flags) } ?? -1
    }
    guard descriptor >= 0 else { throw .cannotRead(path: self.path, reason: Self.reason()) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path: self.path, reason: "it is no regular file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next octets, at most 64 KiB; nil at the end.
  func block() throws(MailboxError) -> [UInt8]? {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
      var got = read(descriptor, buffer.baseAddress, buffer.count)
      while got < 0, errno == EINTR { got = read(descriptor, buffer.baseAddress, buffer.count) }
      code = got < 0 ? errno : 0
      count = max(0, got)
    }
    guard code == 0 else {
      throw .cannotRead(path: path, reason: String(cString: strerror(code)))
    }
    return bytes.isEmpty ? nil : bytes
  }

  static func reason() -> String { String(cString: strerror(errno)) }
}
