package import Civil
package import Outreach

extension SQLiteStore {
  package func stamp() throws(StoreError) -> Int64 {
    try outsideTransaction { try $0.integer("PRAGMA data_version") ?? 0 }
  }

  /// Gives back the memory of pages that were read, for a process that waits now.
  package func emptyCache() throws(StoreError) { try outsideTransaction { try $0.emptyCache() } }

  /// For a process that delivers mail after mail: each has pages of its own.
  package func reduceCache() throws(StoreError) { try outsideTransaction { try $0.reduceCache() } }

  package func draftCounts() throws(StoreError) -> [DraftState: Int] {
    try read { connection in
      var rows = try connection.rows("SELECT state, count(*) FROM drafts GROUP BY state")
      var counts: [DraftState: Int] = [:]
      while let row = try rows.next() { counts[try row.word(0)] = try row.count(1) }
      return counts
    }
  }

  package func oldestUnknown() throws(StoreError) -> Instant? {
    try read { connection in
      try connection.first("SELECT since FROM drafts WHERE state = 'unknown' ORDER BY since") {
        (row) throws(StoreError) in try row.instant(0)
      }
    }
  }
}
