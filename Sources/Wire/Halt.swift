import Synchronization

/// A request to stop, seen by every wait of a connection within a fifth of a second.
///
/// What waits for something that decides nothing stops at once. A reply that decides the fate of
/// something already said is waited for until the grace is over.
package final class Halt: Sendable {
  private let deadline = Mutex<Deadline?>(nil)

  package init() {}

  /// Asks to stop; waits that are already decisive may last `grace` longer.
  ///
  /// The first call counts.
  ///
  /// Not for use inside a signal handler: call it from a thread that was told of the signal.
  package func request(grace: Duration = .seconds(8)) {
    deadline.withLock { $0 = $0 ?? Deadline(after: grace) }
  }

  package var isRequested: Bool { deadline.withLock { $0 != nil } }

  /// When even decisive waits have to end; nil as long as nobody asked.
  var graceDeadline: Deadline? { deadline.withLock { $0 } }
}
