internal import Foundation
import Mail

/// The right to send from one database: one process has it at a time.
///
/// A lock of the operating system (`flock`) on a file beside the database, not a file with a process
/// number in it: it ends with its process, however that ends, and nobody has to clear it away. The
/// file itself stays; it is empty.
package struct StoreLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock of the database at `path`, without waiting; it is held while the value lives.
  package static func acquire(path: String) throws(StoreLockError) -> StoreLock {
    let file = path + "-lock"
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(path: file) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let error =
        errno == EWOULDBLOCK ? StoreLockError.held(path: file) : failure(path: file)
      close(descriptor)
      throw error
    }
    return StoreLock(descriptor: descriptor)
  }

  private static func failure(path: String) -> StoreLockError {
    .cannotLock(path: path, reason: String(cString: strerror(errno)))
  }

  deinit { close(descriptor) }
}

/// Why the right to send could not be had; `path` is the lock's file.
package enum StoreLockError: Error, Hashable, Sendable {
  /// Another process is sending from this database.
  case held(path: String)
  case cannotLock(path: String, reason: String)
}

extension StoreLockError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .held(let path):
      "\(path.printable): another Rapport is sending from this database; wait until it has ended"
    case .cannotLock(let path, let reason):
      "\(path.printable): cannot be locked (\(reason)); look at its folder's permissions"
    }
  }
}
