import Foundation

/// Makes one journal entry of what several connections want written at the same time.
///
/// Whoever comes while nobody is writing writes for all who wait: one transaction, one fsync, and
/// all of them go on. Those who come meanwhile are the next group. Once an entry has failed every
/// later one fails with the same error, since nobody knows any more what the journal holds.
///
/// `@unchecked`: all state is touched only while `condition` is locked.
final class GroupCommit: @unchecked Sendable {
  private final class Ticket {
    let entry: JournalEntry
    var result: Result<JournalAnswer, any Error>?

    init(_ entry: JournalEntry) { self.entry = entry }
  }

  private let journal: any DeliveryJournal
  private let condition = NSCondition()
  private var waiting: [Ticket] = []
  private var isWriting = false
  private var failure: (any Error)?

  init(_ journal: any DeliveryJournal) { self.journal = journal }

  /// Returns when `entry` is durable, with what the journal answered to it.
  func commit(_ entry: JournalEntry) throws -> JournalAnswer {
    let ticket = Ticket(entry)
    condition.lock()
    defer { condition.unlock() }
    waiting.append(ticket)
    while true {
      if let result = ticket.result { return try result.get() }
      if isWriting { condition.wait() } else { writeGroup() }
    }
  }

  /// Writes for all who wait now.
  ///
  /// The lock is held before and after, not while writing.
  private func writeGroup() {
    let group = waiting
    waiting = []
    isWriting = true
    let earlier = failure
    condition.unlock()
    let result = Result {
      if let earlier { throw earlier }
      return try journal.commit(Self.merged(group.map(\.entry)))
    }
    condition.lock()
    isWriting = false
    share(result, among: group)
    condition.broadcast()
  }

  private static func merged(_ entries: [JournalEntry]) -> JournalEntry {
    entries.reduce(into: JournalEntry()) { whole, entry in
      whole.settled += entry.settled
      whole.transmitting += entry.transmitting
      whole.wanted += entry.wanted
    }
  }

  private func share(_ result: Result<JournalAnswer, any Error>, among group: [Ticket]) {
    switch result {
    case .failure(let error):
      failure = error
      for ticket in group { ticket.result = result }
    case .success(let answer):
      var claimed = answer.claimed[...]
      for ticket in group {
        let own = claimed.prefix(ticket.entry.wanted)
        claimed = claimed.dropFirst(own.count)
        let vetoed = answer.vetoed.intersection(ticket.entry.transmitting)
        ticket.result = .success(JournalAnswer(claimed: Array(own), vetoed: vetoed))
      }
    }
  }
}
