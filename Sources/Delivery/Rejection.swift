import Wire

/// Why nothing was delivered.
package struct Rejection: Sendable, Equatable {
  /// Whom or what the refusal is about, and so what has to wait.
  package enum Scope: String, Sendable {
    /// This message: its content, size, or needs.
    case message
    /// This recipient.
    case recipient
    /// The session: the mailbox backs off, the recipient is not blamed.
    case session
  }

  package enum Cause: Sendable, Equatable {
    /// The server's words.
    case reply(Reply)
    /// We did not offer it: the server would refuse it, or it cannot be said in SMTP.
    case unsendable(Unsendable)
    /// The connection ended or the server's words made no sense.
    case trouble(Trouble)
  }

  package let scope: Scope
  package let isTemporary: Bool
  /// The command at which it happened; nil if before the first.
  package let command: Command?
  package let cause: Cause
}

extension Rejection {
  /// By a complete reply: 5xx is permanent, 4xx temporary; what makes no sense there is trouble.
  init(of command: Command, by reply: Reply) {
    guard (400..<600).contains(reply.code) else {
      self.init(of: command, in: .unexpected(reply))
      return
    }
    self.init(
      scope: Scope(of: command, reply),
      isTemporary: reply.code < 500,
      command: command,
      cause: .reply(reply)
    )
  }

  /// By trouble before the dot: always worth another try.
  init(of command: Command, in trouble: Trouble) {
    self.init(
      scope: Scope(of: command),
      isTemporary: true,
      command: command,
      cause: .trouble(trouble)
    )
  }

  /// By ourselves: trying again changes nothing.
  init(_ reason: Unsendable) {
    self.init(
      scope: reason.scope,
      isTemporary: false,
      command: nil,
      cause: .unsendable(reason)
    )
  }

  /// No connection to say anything over.
  init(_ refusal: SessionRefusal) {
    let isTemporary = refusal.remedy == .later
    switch refusal {
    case .connection(let error):
      self.init(
        scope: .session,
        isTemporary: isTemporary,
        command: nil,
        cause: .trouble(.connection(error))
      )
    case .reply(let rejection):
      self.init(scope: .session, isTemporary: isTemporary, command: nil, cause: rejection.cause)
    case .troubles(let trouble):
      self.init(
        scope: .session,
        isTemporary: isTemporary,
        command: nil,
        cause: .trouble(trouble)
      )
    }
  }
}

extension Rejection.Scope {
  /// What a refusal of this command is about when nothing more is known.
  init(of command: Command) {
    switch command {
    case .mail: self = .session
    case .recipient: self = .recipient
    case .data, .text, .dot: self = .message
    }
  }

  /// RFC 5321 §3.8 (421), RFC 4954 §6 (53x), RFC 1870 §6 (552 to MAIL); else by the enhanced code's
  /// subject (RFC 3463 §3): an address, or the mailbox behind it.
  init(of command: Command, _ reply: Reply) {
    switch (reply.code, reply.enhanced?.subject, reply.enhanced?.detail) {
    case (421, _, _), (530...538, _, _): self = .session
    case (552, _, _) where command == .mail, (_, 3, 4): self = .message
    case (_, 1, 7), (_, 1, 8): self = .session
    case (_, 1, _) where command == .dot, (_, 2, _) where command == .dot:
      self = .recipient
    default: self.init(of: command)
    }
  }
}
