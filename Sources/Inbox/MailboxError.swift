import Mail

/// Why a mailbox of files could not be read.
package enum MailboxError: Error, Hashable, Sendable {
  case cannotRead(path: String, reason: String)
  /// The file has no line `From …` at its start.
  case notMailbox(path: String)
  /// The folder has no `cur` and `new` in it.
  case notMaildir(path: String)
}

extension MailboxError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotRead(let path, let reason):
      "\(path.printable): cannot be read (\(reason.printable)); look at its path and permissions"
    case .notMailbox(let path):
      "\(path.printable): is no mbox file, whose first line begins with “From ”; give the file that "
        + "holds the mails, or for a Maildir its folder"
    case .notMaildir(let path):
      "\(path.printable): is no Maildir, which has the folders cur and new; give the folder that "
        + "holds these two"
    }
  }
}
