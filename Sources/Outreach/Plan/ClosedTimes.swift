import Civil

/// Stretches of time without a slot for any mail of one mailbox and one kind of day.
///
/// What is reserved only grows, and these with it: no stretch has to be searched twice. Where a new
/// sending day lets a ramp climb, the rest of a stretch is given up: too few mails, never too many.
struct ClosedTimes {
  /// By time, apart from each other.
  private var stretches: [Stretch] = []

  struct Stretch {
    var from: Instant
    /// The first instant behind it.
    var until: Instant
    /// The first hold of each rule that closed it.
    var holds: [Hold]
  }

  /// The stretch that an instant lies in.
  func stretch(at instant: Instant) -> Stretch? {
    let index = firstIndex(behind: instant)
    guard index > 0, stretches[index - 1].until > instant else { return nil }
    return stretches[index - 1]
  }

  /// Takes the place of all that it covers or touches; it reaches no less far than they do.
  mutating func add(_ stretch: Stretch) {
    var first = firstIndex(behind: stretch.from)
    var stretch = stretch
    if first > 0, stretches[first - 1].until >= stretch.from {
      first -= 1
      stretch.from = stretches[first].from
    }
    var last = first
    while last < stretches.count, stretches[last].from <= stretch.until {
      stretch.until = max(stretch.until, stretches[last].until)
      last += 1
    }
    stretches.replaceSubrange(first..<last, with: [stretch])
  }

  /// The index of the first stretch that begins later.
  private func firstIndex(behind instant: Instant) -> Int {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].from > instant { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
