internal import CCAres

/// Asks the system's name servers, or a given one, through c-ares; the calling thread waits.
///
/// Only what is asked goes out, never a name with a search domain behind it, and `/etc/hosts` is not
/// looked at.
package struct Resolver: Sendable {
  private let server: String?
  private let patience: Duration

  /// Nothing is asked yet.
  ///
  /// `server`: `192.0.2.1`, `192.0.2.1:5353` or `[2001:db8::1]:53`; nil: those of the system.
  /// `patience`: how long one question may take, all attempts together.
  package init(server: String? = nil, patience: Duration = .seconds(4)) {
    self.server = server
    self.patience = patience
  }

  package func answer(to question: Question) -> Answer {
    guard Self.libraryIsReady, let channel = Channel(server: server, patience: patience) else {
      return .failed(.noServer)
    }
    return channel.ask(question, until: ContinuousClock.now + patience)
  }

  private static let libraryIsReady = ares_library_init(ARES_LIB_INIT_ALL) == ARES_SUCCESS
}
