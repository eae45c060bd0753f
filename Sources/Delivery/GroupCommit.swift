import Foundation
import Synchronization

/// Makes one journal entry of what several connections want written at the same time.
///
/// A thread of its own writes: whatever was posted while it wrote an entry is the next one, with one
/// transaction and one fsync. Once an entry has failed every later one fails with the same error,
/// since nobody knows any more what the journal holds. The thread ends when this goes away.
final class GroupCommit: Sendable {
  private let desk: Desk

  init(_ journal: any DeliveryJournal) {
    let desk = Desk(journal)
    self.desk = desk
    let thread = Thread { desk.write() }
    thread.stackSize = 8 << 20
    thread.start()
  }

  deinit { desk.close() }

  /// How many wait for the entry after the one that is being written.
  var waiting: Int { desk.waiting }

  /// Does not wait.
  ///
  /// `answered` is called by the thread that writes, when `entry` is durable, with what the journal
  /// answered to it; it must not wait for anybody.
  func post(
    _ entry: JournalEntry,
    answered: @escaping @Sendable (Result<JournalAnswer, any Error>) -> Void
  ) {
    desk.post(Desk.Slip(entry: entry, answered: answered))
  }
}

/// Slips of paper that wait to be written, and who writes them.
///
/// `@unchecked`: all state is touched only while `condition` is locked.
private final class Desk: @unchecked Sendable {
  /// One connection's entry, and whom to tell.
  struct Slip {
    let entry: JournalEntry
    let answered: @Sendable (Result<JournalAnswer, any Error>) -> Void
  }

  private let journal: any DeliveryJournal
  private let condition = NSCondition()
  private var slips: [Slip] = []
  private var isClosed = false

  init(_ journal: any DeliveryJournal) { self.journal = journal }

  var waiting: Int { condition.withLock { slips.count } }

  func post(_ slip: Slip) {
    condition.withLock {
      slips.append(slip)
      condition.signal()
    }
  }

  func close() {
    condition.withLock {
      isClosed = true
      condition.signal()
    }
  }

  /// The next entry's slips; nil when there will be none any more.
  private func take() -> [Slip]? {
    condition.withLock {
      while slips.isEmpty && !isClosed { condition.wait() }
      defer { slips = [] }
      return slips.isEmpty ? nil : slips
    }
  }

  func write() {
    var failure: (any Error)?
    while let group = take() {
      let result = Result {
        if let failure { throw failure }
        return try journal.commit(Self.merged(group.map(\.entry)))
      }
      if case .failure(let error) = result { failure = error }
      share(result, among: group)
    }
  }

  private static func merged(_ entries: [JournalEntry]) -> JournalEntry {
    entries.reduce(into: JournalEntry()) { whole, entry in
      whole.settled += entry.settled
      whole.transmitting += entry.transmitting
      whole.wanted += entry.wanted
      whole.ahead += entry.ahead
    }
  }

  private func share(_ result: Result<JournalAnswer, any Error>, among group: [Slip]) {
    guard case .success(let answer) = result else {
      for slip in group { slip.answered(result) }
      return
    }
    var claimed = answer.claimed[...]
    var ahead = answer.ahead[...]
    for slip in group {
      let own = JournalAnswer(
        claimed: Array(claimed.prefix(slip.entry.wanted)),
        ahead: Array(ahead.prefix(slip.entry.ahead)),
        vetoed: answer.vetoed.intersection(slip.entry.transmitting)
      )
      claimed = claimed.dropFirst(own.claimed.count)
      ahead = ahead.dropFirst(own.ahead.count)
      slip.answered(.success(own))
    }
  }
}
