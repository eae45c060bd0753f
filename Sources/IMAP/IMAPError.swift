package import Wire

/// Why the server could not do what it was asked.
///
/// It never holds a secret.
package struct IMAPError: Error, Sendable, Equatable {
  /// What went wrong.
  package enum Problem: Sendable, Equatable {
    /// There was no connection to be had.
    case noConnection(WireError)
    /// The connection broke off, or fell silent.
    case interrupted(Interruption)
    /// The server said goodbye.
    case goodbye
    /// NO: it could not be done.
    case refused
    /// NO, since the folder is not there (RFC 9051 §7.1, TRYCREATE and NONEXISTENT).
    case noSuchFolder
    /// BAD: the server did not understand.
    case notUnderstood
    /// The server said what is no IMAP.
    case nonsense
    /// The server said more than an answer may have.
    case flooded
    /// An answer lacks what it has to have.
    case incomplete
    /// The folder can only be read.
    case readOnly
    /// No folder is marked for drafts, or none has the configured name; these are there.
    case noDraftsFolder(wanted: String?, folders: [String])
    /// The message is larger than the server takes, which is so many octets.
    case tooLarge(limit: Int)
  }

  package let problem: Problem
  package let host: String
  package let port: UInt16
  /// What was being done, as IMAP calls it, such as `APPEND`.
  package let command: String
  /// The server's words, harmless to show.
  package let serverText: VisibleText?

  init(
    _ problem: Problem,
    at endpoint: Endpoint,
    in command: String,
    said text: VisibleText? = nil
  ) {
    self.problem = problem
    host = endpoint.host
    port = endpoint.port
    self.command = command
    serverText = text
  }

  /// The connection is of no use any more.
  package var endsConnection: Bool {
    switch problem {
    case .noConnection, .interrupted, .goodbye, .nonsense, .flooded: true
    case .refused, .noSuchFolder, .notUnderstood, .incomplete, .readOnly, .noDraftsFolder,
      .tooLarge:
      false
    }
  }

  /// A person has to change the configuration; trying again would not help.
  package var wantsConfiguration: Bool {
    switch problem {
    case .noConnection(let error): error.remedy == .configuration
    case .noDraftsFolder, .readOnly, .noSuchFolder: true
    case .interrupted, .goodbye, .refused, .notUnderstood, .nonsense, .flooded, .incomplete,
      .tooLarge:
      false
    }
  }
}

extension IMAPError: CustomStringConvertible {
  package var description: String {
    if case .noConnection(let error) = problem { return error.description }
    let said = serverText.map { "; the server said “\($0)”" } ?? ""
    return "\(host):\(port): \(command): \(words)\(said)"
  }

  private var words: String {
    switch problem {
    case .noConnection(let error): "\(error)"
    case .interrupted(.timedOut): "no answer in time"
    case .interrupted(.lost): "the connection was lost"
    case .interrupted(.halted): "stopped on request"
    case .interrupted(.tooLong), .flooded: "the server said more than an answer may have"
    case .goodbye: "the server ended the connection"
    case .refused: "the server refused"
    case .noSuchFolder: "there is no such folder; name the one for drafts as imap.drafts"
    case .notUnderstood: "the server did not understand"
    case .nonsense: "the server's answer is no IMAP"
    case .incomplete: "the server's answer lacks what it has to have"
    case .readOnly: "the folder can only be read; name another one as imap.drafts"
    case .noDraftsFolder(let wanted, let folders): Self.words(wanted, folders)
    case .tooLarge(let limit): "the message is larger than the server takes (\(limit) octets)"
    }
  }

  private static func words(_ wanted: String?, _ folders: [String]) -> String {
    let listed = folders.prefix(40).map { "“\(VisibleText($0))”" }.joined(separator: ", ")
    let more = folders.count > 40 ? " and \(folders.count - 40) more" : ""
    let there = folders.isEmpty ? "there are no folders" : "there are \(listed)\(more)"
    guard let wanted else {
      return "the server marks no folder as the one for drafts; name it as imap.drafts: \(there)"
    }
    return "there is no folder “\(VisibleText(wanted))” as imap.drafts says: \(there)"
  }
}
