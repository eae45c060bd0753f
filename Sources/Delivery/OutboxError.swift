import Glibc
import Wire

/// Why a file of an outbox could not be written, read or removed, and which.
package struct OutboxError: Error, Sendable, Equatable {
  package enum Problem: Sendable, Equatable {
    case readOnly
    case full
    case notAllowed
    /// A symbolic link stands there; none is followed.
    case link
    /// A file stands where a folder has to be, or the other way round.
    case wrongKind
    /// Another process is writing to this outbox.
    case busy
    /// Two drafts of one run have the same name.
    case nameTwice
    /// The list of written files has this line, which none of ours is.
    case list(line: Int)
    /// Any other error of the operating system.
    case system(Int32)
  }

  package let path: String
  package let problem: Problem

  package init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// What `code` (`errno`) means for an outbox.
  init(_ path: String, code: Int32) {
    self.path = path
    problem =
      switch code {
      case EROFS: .readOnly
      case ENOSPC, EDQUOT: .full
      case EACCES, EPERM: .notAllowed
      case ELOOP: .link
      case ENOTDIR, EISDIR: .wrongKind
      default: .system(code)
      }
  }
}

extension OutboxError: CustomStringConvertible {
  package var description: String { "\(VisibleText(path)): \(words)" }

  private var words: String {
    switch problem {
    case .readOnly: "the file system is read-only; nothing was changed there"
    case .full: "the disk is full; free some space and run it again"
    case .notAllowed: "not allowed; check owner and permissions"
    case .link: "a symbolic link stands there, and none is followed; remove it"
    case .wrongKind: "a file or link stands where a folder has to be, or the other way round"
    case .busy: "another process is writing to this outbox; wait until it has finished"
    case .nameTwice: "two drafts of one run have this name, so only one could be shown"
    case .list(let line):
      "line \(line) is not a SHA-256, two spaces and a path of this outbox; remove the line"
    case .system(let code): String(cString: strerror(code))
    }
  }
}
