import Dispatch
import Synchronization

/// Makes one journal entry of what several connections want written at the same time.
///
/// Whoever comes while nobody is writing writes for all who wait: one transaction, one fsync, and
/// all of them go on. Those who come meanwhile are the next group, and the first of them writes it.
/// Once an entry has failed every later one fails with the same error, since nobody knows any more
/// what the journal holds.
final class GroupCommit: Sendable {
  private struct State {
    var waiting: [Ticket] = []
    var isWriting = false
    var failure: (any Error)?
  }

  private let journal: any DeliveryJournal
  private let state = Mutex(State())

  init(_ journal: any DeliveryJournal) { self.journal = journal }

  /// How many wait for the entry after the one that is being written.
  var waiting: Int { state.withLock { $0.waiting.count } }

  /// Returns when `entry` is durable, with what the journal answered to it.
  func commit(_ entry: JournalEntry) throws -> JournalAnswer {
    let ticket = Ticket(entry)
    let mustWait = state.withLock { state in
      state.waiting.append(ticket)
      defer { state.isWriting = true }
      return state.isWriting
    }
    if mustWait { ticket.turn.wait() }
    if let result = ticket.result { return try result.get() }
    return try writeGroup().get()
  }

  /// Writes for all who wait now, the caller first among them, and passes the pen on.
  private func writeGroup() -> Result<JournalAnswer, any Error> {
    let (group, failure) = state.withLock { state in
      defer { state.waiting = [] }
      return (state.waiting, state.failure)
    }
    let result = Result {
      if let failure { throw failure }
      return try journal.commit(Self.merged(group.map(\.entry)))
    }
    share(result, among: group)
    let own = group.first?.result ?? result
    let next = state.withLock { state in
      if case .failure(let error) = result { state.failure = error }
      state.isWriting = !state.waiting.isEmpty
      return state.waiting.first
    }
    for ticket in group.dropFirst() + [next].compactMap(\.self) { ticket.turn.signal() }
    return own
  }

  private static func merged(_ entries: [JournalEntry]) -> JournalEntry {
    entries.reduce(into: JournalEntry()) { whole, entry in
      whole.settled += entry.settled
      whole.transmitting += entry.transmitting
      whole.wanted += entry.wanted
    }
  }

  private func share(_ result: Result<JournalAnswer, any Error>, among group: [Ticket]) {
    guard case .success(let answer) = result else {
      for ticket in group { ticket.result = result }
      return
    }
    var claimed = answer.claimed[...]
    for ticket in group {
      let own = claimed.prefix(ticket.entry.wanted)
      claimed = claimed.dropFirst(own.count)
      let vetoed = answer.vetoed.intersection(ticket.entry.transmitting)
      ticket.result = .success(JournalAnswer(claimed: Array(own), vetoed: vetoed))
    }
  }
}

/// One connection's entry and its result.
///
/// `@unchecked`: `result` is written by whoever writes the group, before `turn` is signalled, and
/// read by its owner after.
private final class Ticket: @unchecked Sendable {
  let entry: JournalEntry
  let turn = DispatchSemaphore(value: 0)
  var result: Result<JournalAnswer, any Error>?

  init(_ entry: JournalEntry) { self.entry = entry }
}
