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

/// Why it cannot be known whether the server took the message.
package struct Doubt: Sendable, Equatable {
  package let trouble: Trouble

  package init(trouble: Trouble) { self.trouble = trouble }
}

/// Why we ourselves stopped before the dot.
package enum Withdrawal: String, Sendable {
  /// The journal said no.
  case vetoed
  /// Somebody asked to stop.
  case halted
}
