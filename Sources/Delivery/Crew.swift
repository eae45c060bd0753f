import Foundation
import Synchronization

/// Threads that work on one thing; `completion` runs on the last of them when all have ended.
final class Crew: Sendable {
  private let running = Mutex(0)
  private let completion: @Sendable () -> Void

  init(completion: @escaping @Sendable () -> Void) { self.completion = completion }

  /// Starts a thread.
  ///
  /// More may be started only by a thread of the crew.
  func enlist(_ work: @escaping @Sendable () -> Void) {
    running.withLock { $0 += 1 }
    let thread = Thread { [self] in
      work()
      let left = running.withLock { count in
        count -= 1
        return count
      }
      if left == 0 { completion() }
    }
    thread.stackSize = 1 << 20
    thread.start()
  }
}
