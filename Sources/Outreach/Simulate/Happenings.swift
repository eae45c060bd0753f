import Civil

/// What is still to happen in a simulation, the earliest first.
struct Happenings: Sendable {
  struct Happening: Sendable {
    let at: Instant
    /// Of two at one instant, the one that was known first.
    let number: Int
    let kind: Kind
  }

  enum Kind: Sendable {
    case mail(DraftID)
    case echo(Echo.Kind, of: DraftID)
    /// A person answers a reply.
    case answer(AccountID, ContactID)
    case task(TaskDue)
    case resume(MailboxID)
  }

  /// A binary heap.
  private var heap: [Happening] = []
  private var count = 0

  mutating func add(_ kind: Kind, at instant: Instant) {
    count += 1
    heap.append(Happening(at: instant, number: count, kind: kind))
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes out the next one before `end`.
  mutating func next(before end: Instant) -> Happening? {
    guard let first = heap.first, first.at < end else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if isBefore(child, least) { least = child }
      }
      if least == parent { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    (heap[left].at, heap[left].number) < (heap[right].at, heap[right].number)
  }
}
