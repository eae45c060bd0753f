package import Wire

/// One connection to an IMAP server (RFC 9051, and RFC 3501 before it), logged in.
///
/// libcurl connects, secures and logs in; the commands are our own. It belongs to the thread that
/// opened it, and is of no use once an error `endsConnection`.
package final class IMAPSession {
  /// How much a server may say.
  package struct Limits: Sendable {
    /// Octets of one line.
    package var line = 1 << 20
    /// Octets of one literal.
    package var literal = 1 << 24
    /// Octets of all answers to one command.
    package var answer = 1 << 25

    package init() {}
  }

  var connection: Connection
  let endpoint: Endpoint
  let patience: Patience
  let limits: Limits
  var count = 0
  /// What is left of `limits.answer`, of the command that is being answered.
  var room = 0
  var isUsable = true
  /// In capitals, such as `UIDPLUS`.
  package private(set) var capabilities: Set<String> = []

  /// Connects, secures, logs in, and asks what the server can do.
  package init(
    to access: Access,
    limits: Limits = Limits(),
    until halt: Halt = Halt()
  ) throws(IMAPError) {
    endpoint = access.endpoint
    patience = access.patience
    self.limits = limits
    connection = try Self.connection(to: access, until: halt)
    capabilities = try askCapabilities()
  }

  /// Where SASL is not offered, the command LOGIN may be.
  private static func connection(to access: Access, until halt: Halt) throws(IMAPError)
    -> Connection
  {
    let failure: WireError
    do throws(WireError) {
      return try Connection(to: access, until: halt)
    } catch {
      failure = error
    }
    do throws(WireError) {
      guard failure.problem == .noLogin, access.credentials?.kind == .password else {
        throw failure
      }
      return try Connection(to: access.speaking(.imapAnyLogin), until: halt)
    } catch {
      throw IMAPError(.noConnection(error), at: access.endpoint, in: "LOGIN")
    }
  }

  private func askCapabilities() throws(IMAPError) -> Set<String> {
    let answer = try run(IMAPCommand("CAPABILITY"))
    let words = answer.data.first { $0.first?.name == "CAPABILITY" }?.dropFirst()
    return Set(words?.compactMap(\.name) ?? [])
  }

  /// Says goodbye and waits a moment for the answer, which decides nothing.
  package func logOut() {
    guard isUsable else { return }
    do throws(IMAPError) {
      _ = try run(IMAPCommand("LOGOUT"), within: patience.quit)
    } catch {
      isUsable = false
    }
    isUsable = false
  }

  /// Runs a command to its end; anything but OK is an error.
  func run(_ command: IMAPCommand, within limit: Duration? = nil) throws(IMAPError) -> IMAPAnswer {
    let tag = try begin(command)
    return try finish(command, tag, within: limit ?? patience.command)
  }

  func error(
    _ problem: IMAPError.Problem,
    in command: IMAPCommand,
    said text: [UInt8]? = nil
  ) -> IMAPError {
    let shown = text.map { VisibleText(connection.redacted($0)[...], limit: 500) }
    let error = IMAPError(problem, at: endpoint, in: command.name, said: shown)
    if error.endsConnection { isUsable = false }
    return error
  }

  /// A server's text as it may be shown.
  func shown(_ name: FolderName) -> String {
    String(decoding: connection.redacted(Array(name.text.utf8)), as: UTF8.self)
  }
}
