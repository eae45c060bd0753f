package import Outreach
import Synchronization

/// The drafts that a run says it sent, for those who have to name them.
package final class SentDrafts: Sendable {
  private let all = Mutex<[DraftID]>([])

  package init() {}

  package func add(_ sent: [DraftID]) { all.withLock { $0 += sent } }

  /// In the order in which their ends were noted.
  package var ids: [DraftID] { all.withLock { $0 } }
}
