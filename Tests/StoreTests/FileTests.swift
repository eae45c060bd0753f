import Civil
import Foundation
import Mail
import Outreach
import TestSupport
import Testing

@testable import Store

@Suite(.temporaryFolder) struct FileTests {
  private var path: String { TemporaryFolder.current.appendingPathComponent("a.db").path }

  @Test func `what was written is there when the file is opened again`() throws {
    let record = try SQLiteStore(path: path).holding(.sent, Fixture.draft())
    let store = try SQLiteStore(path: path)
    #expect(try store.draft(record.id)?.record == record)
    #expect(try store.integrityProblems() == [])
  }

  @Test func `nobody but the owner may read the files`() throws {
    let store = try SQLiteStore(path: path)
    try store.importing([Fixture.account()])
    for file in [path, path + "-wal", path + "-shm"] {
      #expect(try mode(of: file) == 0o600, "\(file)")
    }
  }

  @Test func `a commit waits for the disk, references are checked, the file is marked`() throws {
    let store = try SQLiteStore(path: path)
    let pragmas = try store.outsideTransaction { connection in
      try ["synchronous", "foreign_keys", "trusted_schema", "application_id", "user_version"].map {
        try connection.integer("PRAGMA \($0)")
      }
    }
    #expect(pragmas == [2, 1, 0, 0x5261_7070, Int64(Schema.steps.count)])
    let journal = try store.outsideTransaction { connection in
      try connection.first("PRAGMA journal_mode") { (row) throws(StoreError) in try row.text(0) }
    }
    #expect(journal == "wal")
  }

  @Test func `a file of a newer format is left alone`() throws {
    try SQLiteStore(path: path).tamper(["PRAGMA user_version = 99"])
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreError.newerFormat(path: path, found: "format 99")) {
      try SQLiteStore(path: path)
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `another program's database is left alone`() throws {
    try SQLiteStore(path: path).tamper(["PRAGMA application_id = 7"])
    #expect(
      throws: StoreError.cannotOpen(path: path, reason: "it is the database of another program")
    ) { try SQLiteStore(path: path) }
  }

  @Test func `a file that is no database is damaged, and stays as it is`() throws {
    let text = Data(String(repeating: "no database at all\n", count: 100).utf8)
    try text.write(to: URL(filePath: path))
    let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
    #expect(error == .damaged(path: path, reason: "file is not a database"))
    #expect(try Data(contentsOf: URL(filePath: path)) == text)
  }

  @Test(arguments: 1..<12)
  func `a page of garbage ends in a typed error or is named, never in a crash`(_ page: Int) throws {
    var store: SQLiteStore? = try SQLiteStore(path: path)
    try store?.importing(
      (0..<200).map { Fixture.account("a\($0)") },
      (0..<200).map { try Fixture.contact("c\($0)", at: "a\($0)") },
      (0..<200).map { Fixture.touch("t\($0)", account: "a\($0)", contact: "c\($0)") }
    )
    try store?.adding(.sent, Fixture.draft(key: Fixture.key(account: "a0", contact: "c0")))
    store = nil
    var bytes = try Data(contentsOf: URL(filePath: path))
    let start = bytes.count * page / 12 / 4_096 * 4_096
    for offset in 0..<4_096 { bytes[start + offset] = UInt8(truncatingIfNeeded: offset &* 89) }
    try bytes.write(to: URL(filePath: path))
    var noticed = false
    do throws(StoreError) {
      let damaged = try SQLiteStore(path: path)
      noticed = try !damaged.integrityProblems().isEmpty
      _ = try damaged.reservations(since: .distantPast)
      _ = try damaged.candidates(after: nil, limit: 1_000)
      _ = try damaged.recover(at: Fixture.noon)
    } catch {
      guard case .damaged = error else {
        Issue.record("unexpected: \(error)")
        return
      }
      noticed = true
    }
    #expect(noticed)
  }

  @Test func `a folder that is not there is named`() throws {
    let path = TemporaryFolder.current.appendingPathComponent("no/a.db").path
    #expect(
      throws: StoreError.cannotOpen(path: path, reason: "No such file or directory")
    ) { try SQLiteStore(path: path) }
  }

  @Test func `a folder in the file's place is named`() throws {
    let path = TemporaryFolder.current.path
    let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
    guard case .cannotOpen = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
  }

  @Test func `a writer waits for as long as the import of a large book may take`() throws {
    let milliseconds = try SQLiteStore(path: path).outsideTransaction { connection in
      try connection.integer("PRAGMA busy_timeout")
    }
    #expect(milliseconds == 60_000)
  }

  @Test func `a writer does not wait forever for another`() throws {
    let first = try SQLiteStore(path: path)
    let second = try SQLiteStore(path: path, busySeconds: 0)
    try first.importBook(at: Fixture.noon) { book in
      _ = try book.put(Fixture.account())
      #expect(throws: StoreError.busy(path: path)) {
        try second.record([], at: Fixture.noon)
      }
      // Readers go on meanwhile, with what was there before.
      #expect(try second.counts().accounts == 0)
    }
    #expect(try second.counts().accounts == 1)
  }

  @Test func `two that make one file at once both get it`() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<8 {
        group.addTask {
          let store = try SQLiteStore(path: path)
          try store.importing([Fixture.account("a\(index)")])
          return try store.counts().accounts
        }
      }
      try await group.waitForAll()
    }
    #expect(try SQLiteStore(path: path).counts().accounts == 8)
  }

  private func mode(of file: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
