import Glibc

/// An instant of the monotonic clock, at which waiting ends.
package struct Deadline: Sendable, Comparable {
  private let nanoseconds: Int64

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  package init(after duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let span = min(max(seconds, 0), 1_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    nanoseconds = Self.now + span
  }

  package static func < (a: Deadline, b: Deadline) -> Bool { a.nanoseconds < b.nanoseconds }

  /// Milliseconds left, rounded up, at most `limit`; 0 when it has passed.
  func milliseconds(atMost limit: Int32) -> Int32 {
    let left = nanoseconds - Self.now
    return left <= 0 ? 0 : Int32(min(Int64(limit), (left + 999_999) / 1_000_000))
  }
}
