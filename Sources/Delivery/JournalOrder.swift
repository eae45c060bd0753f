import Dispatch
import Synchronization

/// What one connection asked of the journal, and its answer as soon as it is there.
final class JournalOrder: Sendable {
  private let result = Mutex<Result<JournalAnswer, any Error>?>(nil)
  private let arrival = DispatchSemaphore(value: 0)

  /// To be called once.
  func fulfil(_ result: Result<JournalAnswer, any Error>) {
    self.result.withLock { $0 = result }
    arrival.signal()
  }

  var isFulfilled: Bool { result.withLock { $0 != nil } }

  /// Waits until what was asked is durable; to be called once.
  func answer() throws -> JournalAnswer {
    arrival.wait()
    guard let result = result.withLock({ $0 }) else { return JournalAnswer() }
    return try result.get()
  }
}
