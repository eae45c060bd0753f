import Foundation

extension Files {
  /// Puts a file in the place of one that may be there: whole and on the disk, or not at all.
  static func replace(_ url: URL, with bytes: [UInt8]) throws {
    let draft = url.deletingLastPathComponent()
      .appending(path: ".\(url.lastPathComponent).\(getpid()).tmp")
    let file = open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw cannotWrite(url) }
    let isWritten = write(bytes[...], to: file) && fsync(file) == 0
    let failure = isWritten ? nil : cannotWrite(url)
    close(file)
    if let failure {
      unlink(draft.path)
      throw failure
    }
    guard rename(draft.path, url.path) == 0 else {
      let failure = cannotWrite(url)
      unlink(draft.path)
      throw failure
    }
    synchronizeFolder(of: url)
  }

  /// Adds to the end of a file, or begins it.
  static func append(_ url: URL, _ bytes: [UInt8]) throws {
    let file = open(url.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw cannotWrite(url) }
    defer { close(file) }
    guard write(bytes[...], to: file) else { throw cannotWrite(url) }
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to file: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Makes the new name itself durable; the file is whole without it.
  private static func synchronizeFolder(of url: URL) {
    let folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// The failure that `errno` tells of.
  private static func cannotWrite(_ url: URL) -> Failure {
    let code = errno
    return Failure(
      code == ENOSPC || code == EIO ? .ioError : .cannotCreate,
      "\(display(url)) cannot be written: \(String(cString: strerror(code)))"
    )
  }
}
