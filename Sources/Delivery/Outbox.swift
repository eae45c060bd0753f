import Foundation
package import Wire

/// Writes what would be sent to files, and opens no socket: a dry run.
///
/// `<folder>/<date>/<account>--<contact>--<step>.eml`, mode 0600, holds exactly the octets of the
/// message. The same drafts give the same files; those that are right already are not touched;
/// those of drafts that are gone are removed, if the outbox wrote them (they stand in its
/// `SHA256SUMS`) and nobody changed them since.
package struct Outbox: Transport {
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// - Throws: `OutboxError`, which names the path; what the journal throws.
  package func deliver(
    _ journal: any DeliveryJournal,
    until halt: Halt
  ) async throws -> DeliverySummary {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try write(journal, until: halt) }) }
      thread.start()
    }
  }

  private func write(_ journal: any DeliveryJournal, until halt: Halt) throws -> DeliverySummary {
    var summary = DeliverySummary()
    var run: OutboxRun?
    var settled: [Settlement] = []
    while true {
      let wanted = halt.isRequested ? 0 : Self.batch
      let answer = try journal.commit(JournalEntry(settled: settled, wanted: wanted))
      for settlement in settled { summary.count(settlement.fate) }
      if answer.claimed.isEmpty { break }
      if run == nil { run = try OutboxRun(in: folder) }
      settled = try run?.write(answer.claimed) ?? []
    }
    guard !halt.isRequested else {
      summary.end = .halted
      return summary
    }
    if run == nil { run = try OutboxRun(ifPresent: folder) }
    summary.leftovers = try run?.finish() ?? []
    return summary
  }

  /// How many files share one journal entry and one fsync of their folder.
  private static let batch = 64
}
