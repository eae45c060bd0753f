/// What was said and heard in one attempt to deliver one message.
///
/// A command is noted **before** its first octet is handed to the network: a transcript with the
/// dot in it says that the dot may have been written.
package struct Transcript: Sendable, Equatable {
  package enum Event: Sendable, Equatable {
    case wrote(Command)
    /// A complete reply to that command.
    case heard(Command, Reply)
    /// Instead of a reply to that command, or while it was written.
    case met(Command, Trouble)
    /// We did not offer it.
    case held(Unsendable)
    /// We stopped before the dot.
    case withdrew(Withdrawal)
  }

  package private(set) var events: [Event]

  package init(_ events: [Event] = []) {
    self.events = events
    // As many as an attempt has where all goes well: four commands, text, dot, and their replies.
    self.events.reserveCapacity(10)
  }

  mutating func note(_ event: Event) { events.append(event) }

  /// The final dot may have left us.
  package var hasDot: Bool {
    events.contains { event in
      if case .wrote(.dot) = event { true } else { false }
    }
  }

  /// The first thing that was not as it should be, before the dot.
  var firstFault: Event? {
    events.first { event in
      switch event {
      case .wrote: false
      case .heard(let command, let reply): !command.isAccepted(by: reply)
      case .met, .held, .withdrew: true
      }
    }
  }
}

extension Command {
  /// The reply that lets us go on.
  func isAccepted(by reply: Reply) -> Bool {
    switch self {
    case .data: reply.code == 354
    case .mail, .recipient, .dot: (200..<300).contains(reply.code)
    case .text: false
    }
  }

  /// Yes, no, or later: anything else means that we and the server are out of step.
  func expects(_ reply: Reply) -> Bool {
    isAccepted(by: reply) || (400..<600).contains(reply.code)
  }
}
