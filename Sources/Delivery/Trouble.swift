package import Wire

/// How a conversation went wrong, other than by a refusal.
package enum Trouble: Sendable, Equatable {
  /// The other side closed or reset the connection, or the network lost it.
  case lost
  /// The other side was silent for longer than the phase allows.
  case silent
  /// Lines that are no reply, or a reply whose lines disagree, or that never ends.
  case unreadable(VisibleText)
  /// A complete reply that has no meaning here, such as 354 to the dot or 250 to DATA.
  case unexpected(Reply)
  /// Something was said before its turn.
  case unasked(VisibleText)
  /// Somebody asked to stop, and the grace ended before the reply came.
  case halted
  /// The connection was never made.
  case connection(WireError)
}

extension Trouble: CustomStringConvertible {
  package var description: String {
    switch self {
    case .lost: "the connection was lost"
    case .silent: "the server did not answer in time"
    case .unreadable(let text): "the server said what is no SMTP reply: “\(text)”"
    case .unexpected(let reply): "the server gave a reply without meaning here: “\(reply)”"
    case .unasked(let text): "the server spoke before its turn: “\(text)”"
    case .halted: "Rapport was stopped before the reply came"
    case .connection(let error): error.description
    }
  }
}
