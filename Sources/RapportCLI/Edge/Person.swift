import Foundation

/// Who gave a command, for the journal.
enum Person {
  static var current: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["RAPPORT_USER"] ?? environment["USER"] ?? environment["LOGNAME"]
      ?? "uid \(getuid())"
  }
}
