package import Delivery
package import Outreach
import Synchronization

/// A journal that gives out drafts in order and writes nothing down.
package final class DryRunJournal: DeliveryJournal {
  private let drafts: [Draft]
  private let given = Mutex(0)

  package init(_ drafts: [Draft]) { self.drafts = drafts }

  package func commit(_ entry: JournalEntry) -> JournalAnswer {
    given.withLock { given in
      let next = given..<min(given + entry.wanted, drafts.count)
      given = next.upperBound
      return JournalAnswer(
        claimed: next.map { Parcel(drafts[$0], attempt: Delivery.AttemptID(Int64($0))) }
      )
    }
  }
}
