import Foundation

/// Parcels that were claimed and not begun, because their connection could not be made.
///
/// A connection without work waits here as long as another is still being made: what that one
/// cannot begin it gives back.
///
/// `@unchecked`: all state is touched only while `condition` is locked.
final class Lobby: @unchecked Sendable {
  private let condition = NSCondition()
  private var connecting = 0
  private var returned: [Parcel] = []

  /// Somebody with a parcel in hand is making a connection.
  func enter() { condition.withLock { connecting += 1 } }

  /// That connection stands, or what it had is returned.
  func leave(returning parcels: [Parcel] = []) {
    condition.withLock {
      connecting -= 1
      returned += parcels
      condition.broadcast()
    }
  }

  func add(_ parcels: [Parcel]) {
    condition.withLock {
      returned += parcels
      condition.broadcast()
    }
  }

  func take() -> Parcel? { condition.withLock { returned.popLast() } }

  /// The next parcel that is given back; nil when nobody can give one back any more.
  func waitForReturn() -> Parcel? {
    condition.withLock {
      while returned.isEmpty && connecting > 0 { condition.wait() }
      return returned.popLast()
    }
  }

  func takeAll() -> [Parcel] {
    condition.withLock {
      defer { returned = [] }
      return returned
    }
  }
}
