import Civil

/// The mails of one mailbox in order of time.
struct Timeline: Sendable {
  private(set) var instants: [Instant] = []
  /// The pause that each of them wants before it, in seconds; empty as long as none wants any.
  private var gaps: [Int] = []

  mutating func insert(_ instant: Instant, gap: Int) {
    let index = firstIndex(after: instant)
    if gap != 0, gaps.isEmpty { gaps = Array(repeating: 0, count: instants.count) }
    if gap != 0 || !gaps.isEmpty { gaps.insert(gap, at: index) }
    instants.insert(instant, at: index)
  }

  func gap(at index: Int) -> Int { gaps.isEmpty ? 0 : gaps[index] }

  mutating func remove(_ instant: Instant, gap: Int) {
    var index = firstIndex(after: instant)
    while index > 0, instants[index - 1] == instant {
      index -= 1
      guard self.gap(at: index) == gap else { continue }
      instants.remove(at: index)
      if !gaps.isEmpty { gaps.remove(at: index) }
      return
    }
  }

  /// The first mail of each local day that has one.
  func firstOfDays(in zone: Zone) -> [Instant] {
    var found: [Instant] = []
    var index = 0
    while index < instants.count {
      found.append(instants[index])
      let tomorrow = zone.startOfDay(zone.localDate(at: instants[index]).adding(days: 1))
      index = max(index + 1, firstIndex(after: tomorrow.adding(seconds: -1)))
    }
    return found
  }

  /// The index of the first mail later than `instant`.
  func firstIndex(after instant: Instant) -> Int {
    var low = 0
    var high = instants.count
    while low < high {
      let middle = (low + high) / 2
      if instant < instants[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Mails in the half-open range (`start`, `end`].
  func count(after start: Instant, upTo end: Instant) -> Int {
    firstIndex(after: end) - firstIndex(after: start)
  }

  /// When a rolling window of `seconds` with room for `cap` mails can take one more, from `instant`
  /// on; nil where it can at `instant` itself.
  ///
  /// Looks back (the window that ends at `instant`) and ahead (each window that ends at a mail
  /// reserved later and would hold `instant` too), so that no window anywhere exceeds the cap.
  func blocked(at instant: Instant, cap: Int, seconds: Int64) -> Instant? {
    guard cap > 0 else { return .distantFuture }
    let here = firstIndex(after: instant)
    let ahead = firstIndex(after: instant.adding(seconds: seconds - 1))
    for index in stride(from: ahead - 1, through: max(here, cap - 1), by: -1)
    where instants[index].seconds(since: instants[index - cap + 1]) < seconds {
      return instants[index]
    }
    let oldest = firstIndex(after: instant.adding(seconds: -seconds))
    guard here - oldest >= cap else { return nil }
    return instants[here - cap].adding(seconds: seconds)
  }

  /// When the pause before and after is kept, from `instant` on; nil where it is at `instant`.
  func crowded(at instant: Instant, gap: Int, least: Int = 0) -> Instant? {
    var here = firstIndex(after: instant)
    var free = instant
    if here > 0 { free = max(free, instants[here - 1].adding(seconds: Int64(gap))) }
    while here < instants.count,
      free > instants[here].adding(seconds: -Int64(max(self.gap(at: here), least)))
    {
      free = instants[here].adding(seconds: Int64(gap))
      here += 1
    }
    return free > instant ? free : nil
  }
}
