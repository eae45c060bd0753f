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
  }

  private let book: Mutex<Book>
  private let vetoes: Set<AttemptID>
  private let failsAtEntry: Int?
  private let onEntry: @Sendable (JournalEntry) -> Void

  init(
    _ parcels: [Parcel],
    vetoing vetoes: Set<AttemptID> = [],
    failingAtEntry: Int? = nil,
    onEntry: @escaping @Sendable (JournalEntry) -> Void = { _ in }
  ) {
    book = Mutex(Book(queue: parcels.reversed()))
    self.vetoes = vetoes
    failsAtEntry = failingAtEntry
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
      return answer
    }
  }

  private static func settle(_ settlement: Settlement, _ book: inout Book) {
    switch book.states[settlement.id] {
    case .claimed, .transmitting: book.states[settlement.id] = .settled(settlement.fate)
    case .settled, nil: book.complaints.append("\(settlement.id) was settled twice or unclaimed")
    }
    if case .sent = settlement.fate { return }
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
  var complaints: [String] { book.withLock { $0.complaints } }
  var states: [AttemptID: State] { book.withLock { $0.states } }
  var unclaimed: Int { book.withLock { $0.queue.count } }

  func fate(_ number: Int64) -> Fate? { fates[AttemptID(number)] }
}
