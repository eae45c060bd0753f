/// Instants in order, for counting in windows.
struct Tally {
  private(set) var instants: [Int64] = []

  mutating func add(_ instant: Int64) { instants.insert(instant, at: index(of: instant)) }

  mutating func remove(_ instant: Int64) {
    let index = index(of: instant)
    if index < instants.count, instants[index] == instant { instants.remove(at: index) }
  }

  /// The index of the first that is not earlier.
  private func index(of instant: Int64) -> Int {
    var low = 0
    var high = instants.count
    while low < high {
      let middle = (low + high) / 2
      if instants[middle] < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Those no further than `reach` from an instant.
  func around(_ instant: Int64, _ reach: Int64) -> ArraySlice<Int64> {
    instants[index(of: instant - reach)..<index(of: instant + reach + 1)]
  }

  /// The most that any window of `seconds`, open at its start, holds with one more at `instant`.
  func most(with instant: Int64, in seconds: Int64, and other: Tally = Tally()) -> Int {
    let near = around(instant, seconds) + other.around(instant, seconds) + [instant]
    var most = 0
    for end in near where instant <= end && end < instant + seconds {
      most = max(most, near.count { end - seconds < $0 && $0 <= end })
    }
    return most
  }

  /// How many lie in the window of `seconds` that ends at `instant`.
  func count(upTo instant: Int64, in seconds: Int64) -> Int {
    index(of: instant + 1) - index(of: instant - seconds + 1)
  }

  /// The distance to the closest.
  func nearest(to instant: Int64) -> Int64? {
    let index = index(of: instant)
    let after = index < instants.count ? instants[index] - instant : nil
    let before = index > 0 ? instant - instants[index - 1] : nil
    return [before, after].compactMap(\.self).min()
  }
}

/// Mails by whatever a cap counts them by.
struct Tallies {
  private var mailboxes: [String: Tally] = [:]
  private var people: [String: Tally] = [:]
  private var firms: [String: Tally] = [:]
  private var domains: [String: Tally] = [:]

  /// What a cap needs to know of a mail.
  struct Mail {
    var mailbox: String?
    var person: CadenceRecord.Person?
    var firm: String
    var at: Int64
  }

  mutating func add(_ mail: Mail) { change(mail) { $0.add(mail.at) } }
  mutating func remove(_ mail: Mail) { change(mail) { $0.remove(mail.at) } }

  private mutating func change(_ mail: Mail, _ edit: (inout Tally) -> Void) {
    if let mailbox = mail.mailbox { edit(&mailboxes[mailbox, default: Tally()]) }
    guard let person = mail.person else {
      edit(&firms[mail.firm, default: Tally()])
      return
    }
    edit(&people[person.id, default: Tally()])
    // A thank-you to a teammate is about the firm, not to it.
    if person.firm == mail.firm { edit(&firms[mail.firm, default: Tally()]) }
    if person.firm == mail.firm, let domain = person.registered {
      edit(&domains[domain, default: Tally()])
    }
  }

  func mailbox(_ id: String) -> Tally { mailboxes[id] ?? Tally() }
  func person(_ id: String) -> Tally { people[id] ?? Tally() }
  func firm(_ id: String) -> Tally { firms[id] ?? Tally() }
  func domain(_ name: String) -> Tally { domains[name] ?? Tally() }
}
