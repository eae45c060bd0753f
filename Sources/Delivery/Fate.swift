/// What became of one attempt to deliver.
package enum Fate: Sendable, Equatable {
  /// The server took it: a complete 2xx reply to the final dot.
  case sent(Reply)
  /// An outbox wrote it to a file; nobody was sent anything.
  case filed(OutboxName)
  /// Surely not delivered, and why.
  case rejected(Rejection)
  /// The final dot may have been written, and no complete 2xx, 4xx or 5xx reply came.
  case unknown(Doubt)
  /// Surely not delivered, and through no fault of anybody: we stopped before the dot.
  case withdrawn(Withdrawal)
}

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

/// Why it cannot be known whether the server took the message.
package struct Doubt: Sendable, Equatable {
  package let trouble: Trouble
}

/// Why we ourselves stopped before the dot.
package enum Withdrawal: String, Sendable {
  /// The journal said no.
  case vetoed
  /// Somebody asked to stop.
  case halted
}
