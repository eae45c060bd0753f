import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Delivery

@Suite(.hangGuard)
struct GroupCommitTests {
  /// Holds the first entry until it is let go; vetoes attempt 3; hands out what is wanted.
  private final class SlowJournal: DeliveryJournal {
    struct Failure: Error {}

    let entered = DispatchSemaphore(value: 0)
    let released = DispatchSemaphore(value: 0)
    let entries = Mutex<[JournalEntry]>([])
    let parcels: [Parcel]
    let failsFirst: Bool

    init(failsFirst: Bool = false) throws {
      parcels = try Sample.parcels(2)
      self.failsFirst = failsFirst
    }

    func commit(_ entry: JournalEntry) throws -> JournalAnswer {
      let isFirst = entries.withLock { entries in
        entries.append(entry)
        return entries.count == 1
      }
      if isFirst {
        entered.signal()
        released.wait()
        if failsFirst { throw Failure() }
      }
      return JournalAnswer(
        claimed: Array(parcels.prefix(entry.wanted)),
        vetoed: [AttemptID(3)]
      )
    }
  }

  /// Commits attempts 1 to 4, each on a thread; 2, 3 and 4 while the journal writes 1.
  private func commitFour(_ journal: SlowJournal) -> [Int64: Result<JournalAnswer, any Error>] {
    let group = GroupCommit(journal)
    let results = Mutex<[Int64: Result<JournalAnswer, any Error>]>([:])
    let done = DispatchSemaphore(value: 0)
    for number in Int64(1)...4 {
      Thread {
        let entry = JournalEntry(transmitting: [AttemptID(number)], wanted: number > 2 ? 1 : 0)
        let order = JournalOrder()
        group.post(entry) { order.fulfil($0) }
        let result = Result { try order.answer() }
        results.withLock { $0[number] = result }
        done.signal()
      }.start()
      if number == 1 { journal.entered.wait() }
      while number > 1 && group.waiting < number - 1 { usleep(1_000) }
    }
    journal.released.signal()
    for _ in 1...4 { done.wait() }
    return results.withLock { $0 }
  }

  @Test("those who come while an entry is written share the next one, and each gets its own answer")
  func shares() throws {
    let journal = try SlowJournal()
    let results = commitFour(journal)
    let entries = journal.entries.withLock { $0 }
    #expect(entries.map { $0.transmitting.map(\.number) } == [[1], [2, 3, 4]])
    #expect(entries.map(\.wanted) == [0, 2])
    #expect(try results[1]?.get() == JournalAnswer())
    #expect(try results[2]?.get() == JournalAnswer())
    #expect(
      try results[3]?.get()
        == JournalAnswer(claimed: [journal.parcels[0]], vetoed: [AttemptID(3)])
    )
    #expect(try results[4]?.get() == JournalAnswer(claimed: [journal.parcels[1]]))
  }

  @Test("after a failed entry nothing more is written, and everybody is told")
  func fails() throws {
    let journal = try SlowJournal(failsFirst: true)
    let results = commitFour(journal)
    #expect(journal.entries.withLock { $0.count } == 1)
    for result in results.values {
      #expect(throws: SlowJournal.Failure.self) { try result.get() }
    }
  }
}
