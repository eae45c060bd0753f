import Foundation
import Store
import TestSupport
import Testing

/// A kind of store to run the conformance suite with; each call makes an empty one.
struct StoreFactory: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let make: @Sendable () throws -> any Store

  static let all = [
    StoreFactory(testDescription: "SQLite file") {
      try SQLiteStore(path: TemporaryFolder.current.appendingPathComponent("a.db").path)
    },
    StoreFactory(testDescription: "SQLite in memory") { try SQLiteStore.inMemory() },
  ]
}
