import Delivery
import Mail
import Synchronization

/// A journal in memory that keeps every entry, and refuses what no journal would accept.
final class MemoryJournal: DeliveryJournal {
  enum State: Equatable {
    case claimed
    case transmitting
    case settled(Fate)
  }

  struct Failure: Error {}

  private struct Book {
    var queue: [Parcel]
    var states: [AttemptID: State] = [:]
    var entries: [JournalEntry] = []
    var complaints: [String] = []
    /// What was said of marked parcels before they were settled.
    var dots: [AttemptID] = []
    var ends: [AttemptID: Fate] = [:]
  }

  private let book: Mutex<Book>
  private let vetoes: Set<AttemptID>
  private let failsAtEntry: Int?
  private let marksAhead: Bool
  private let onEntry: @Sendable (JournalEntry) -> Void

  init(
    _ parcels: [Parcel],
    vetoing vetoes: Set<AttemptID> = [],
    failingAtEntry: Int? = nil,
    marksAhead: Bool = true,
    onEntry: @escaping @Sendable (JournalEntry) -> Void = { _ in }
  ) {
    book = Mutex(Book(queue: parcels.reversed()))
    self.vetoes = vetoes
    failsAtEntry = failingAtEntry
    self.marksAhead = marksAhead
    self.onEntry = onEntry
  }

  func commit(_ entry: JournalEntry) throws -> JournalAnswer {
    onEntry(entry)
    return try book.withLock { book in
      book.entries.append(entry)
      if let failsAtEntry, book.entries.count >= failsAtEntry { throw Failure() }
      for settlement in entry.settled { Self.settle(settlement, &book) }
      var answer = JournalAnswer()
      for id in entry.transmitting { mark(id, &book, &answer) }
      while answer.claimed.count < entry.wanted, let parcel = book.queue.popLast() {
        book.states[parcel.id] = .claimed
        answer.claimed.append(parcel)
      }
      while answer.ahead.count < entry.ahead, let parcel = book.queue.popLast() {
        book.states[parcel.id] = marksAhead ? .transmitting : .claimed
        answer.ahead.append(marksAhead ? parcel.marked : parcel)
      }
      return answer
    }
  }

  func dotFollows(_ id: AttemptID) {
    book.withLock { book in
      if book.states[id] != .transmitting { book.complaints.append("\(id): a dot unmarked") }
      if book.dots.contains(id) { book.complaints.append("\(id): a second dot") }
      book.dots.append(id)
    }
  }

  func ended(_ settlement: Settlement) {
    book.withLock { book in
      if book.ends.updateValue(settlement.fate, forKey: settlement.id) != nil {
        book.complaints.append("\(settlement.id) ended twice")
      }
    }
  }

  private static func settle(_ settlement: Settlement, _ book: inout Book) {
    switch book.states[settlement.id] {
    case .claimed, .transmitting: book.states[settlement.id] = .settled(settlement.fate)
    case .settled, nil: book.complaints.append("\(settlement.id) was settled twice or unclaimed")
    }
    if let end = book.ends[settlement.id], end != settlement.fate {
      book.complaints.append("\(settlement.id) was settled otherwise than it ended")
    }
  }

  private func mark(_ id: AttemptID, _ book: inout Book, _ answer: inout JournalAnswer) {
    if book.states[id] != .claimed { book.complaints.append("\(id) began twice or unclaimed") }
    if vetoes.contains(id) {
      answer.vetoed.insert(id)
    } else {
      book.states[id] = .transmitting
    }
  }

  var fates: [AttemptID: Fate] {
    book.withLock { book in
      book.states.compactMapValues { if case .settled(let fate) = $0 { fate } else { nil } }
    }
  }

  var entries: [JournalEntry] { book.withLock { $0.entries } }
  /// The marked parcels whose dot was announced.
  var dots: [AttemptID] { book.withLock { $0.dots } }
  var ends: [AttemptID: Fate] { book.withLock { $0.ends } }
  var complaints: [String] { book.withLock { $0.complaints } }
  var states: [AttemptID: State] { book.withLock { $0.states } }
  var unclaimed: Int { book.withLock { $0.queue.count } }

  func fate(_ number: Int64) -> Fate? { fates[AttemptID(number)] }
}

extension Parcel {
  /// The same, given out as `transmitting` already.
  fileprivate var marked: Parcel {
    Parcel(id: id, envelope: envelope, bytes: bytes, isMarked: true, name: name)
  }
}
