/// A reason to stop, with its words and its exit code; everything that a command throws ends here.
struct Failure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// The exit codes, as sysexits.h names them.
enum ExitStatus: Int32 {
  /// Done, and something wants a person.
  case attention = 1
  /// Done, and drafts are not what they were, which somebody asked to be told.
  case changed = 2
  case usage = 64
  case data = 65
  case noInput = 66
  case unavailable = 69
  case software = 70
  case system = 71
  case cannotCreate = 73
  case ioError = 74
  case temporaryFailure = 75
  case noPermission = 77
  case configuration = 78
}
