import Civil

/// How far a new mailbox has climbed to its daily cap, by the days on which it sent.
struct Climb: Sendable {
  private let ramp: MailboxRamp
  private let perDay: Int
  /// The sending days that matter; more change nothing.
  private let length: Int
  private let zone: Zone
  /// Sorted, each once.
  private var days: [LocalDate]

  /// nil for a mailbox that may use all of its cap from the first day on.
  init?(_ mailbox: Mailbox, _ record: MailboxRecord) {
    guard let ramp = mailbox.ramp, mailbox.rampDays > 0 else { return nil }
    self.ramp = ramp
    perDay = mailbox.perDay
    length = mailbox.rampDays
    zone = mailbox.zone
    days = record.sendingDays.sorted()
  }

  /// Makes the local day of a mail a sending day.
  mutating func note(_ mail: Instant) {
    let day = zone.localDate(at: mail)
    let index = firstIndex(notBefore: day)
    if index < days.count, days[index] == day { return }
    days.insert(day, at: index)
  }

  /// Mails in the 24 hours up to `instant`: the start, and a step more for each earlier sending day.
  func cap(at instant: Instant) -> Int { cap(on: zone.localDate(at: instant)) }

  private func cap(on day: LocalDate) -> Int {
    let earlier = firstIndex(notBefore: day)
    return earlier >= length ? perDay : min(perDay, ramp.start + ramp.step * earlier)
  }

  private func firstIndex(notBefore day: LocalDate) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first instant from `instant` on with room for one more mail; nil where there never is.
  func room(from instant: Instant, in timeline: Timeline) -> Instant? {
    // At the top nothing later can be lower, and the cap itself is a rule of its own.
    var at = instant
    while cap(at: at) < perDay {
      switch block(at: at, in: timeline) {
      case .none: return at
      case .until(let later): at = later
      case .forGood: return nil
      }
    }
    return at
  }

  private enum Block {
    case none
    case until(Instant)
    case forGood
  }

  private static let window: Int64 = 86_400

  /// Looks back, and ahead to each later mail whose own 24 hours would hold this one too.
  private func block(at instant: Instant, in timeline: Timeline) -> Block {
    let here = timeline.firstIndex(after: instant)
    var index = timeline.firstIndex(after: instant.adding(seconds: Self.window - 1)) - 1
    while index >= here {
      let end = timeline.instants[index]
      let counted = timeline.count(after: end.adding(seconds: -Self.window), upTo: end)
      if counted >= cap(at: end) { return .until(end) }
      index -= 1
    }
    let day = zone.localDate(at: instant)
    let cap = cap(on: day)
    let oldest = timeline.firstIndex(after: instant.adding(seconds: -Self.window))
    guard here - oldest >= cap else { return .none }
    // Either a mail leaves the 24 hours, or a sending day makes the next day's cap higher.
    let tomorrow = day.adding(days: 1)
    let grows = self.cap(on: tomorrow) > cap
    let midnight = zone.startOfDay(tomorrow)
    guard cap > 0 else { return grows ? .until(midnight) : .forGood }
    let leaves = timeline.instants[here - cap].adding(seconds: Self.window)
    return .until(grows ? min(leaves, midnight) : leaves)
  }
}
