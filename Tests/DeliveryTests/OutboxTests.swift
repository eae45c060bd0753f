import Delivery
import Foundation
import Mail
import TestSupport
import Testing
import Wire

@Suite(.temporaryFolder)
struct OutboxTests {
  private var folder: URL { TemporaryFolder.current.appendingPathComponent("Outbox") }

  private func run(_ parcels: [Parcel]) async throws -> (DeliverySummary, MemoryJournal) {
    let journal = MemoryJournal(parcels)
    let summary = try await Outbox(folder: folder.path).deliver(journal, until: Halt())
    return (summary, journal)
  }

  /// Path → content, mode and inode of all that is in the outbox.
  private func files() throws -> [String: String] {
    var found: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var facts = stat()
      let full = folder.appendingPathComponent(path)
      lstat(full.path, &facts)
      let content = (try? Data(contentsOf: full)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      found[path] = "\(String(facts.st_mode & 0o7777, radix: 8)) \(facts.st_ino) \(content)"
    }
    return found
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(path))
  }

  @Test("a dry run writes the very bytes, readable by the owner alone, and settles them as filed")
  func writes() async throws {
    let parcel = try Sample.parcel(1)
    let (summary, journal) = try await run([parcel])
    #expect(summary.filed == 1 && summary.sent == 0)
    #expect(journal.fate(1) == .filed(parcel.name))
    let file = folder.appendingPathComponent("2026-03-09/acme--bo--1.eml")
    #expect(try Data(contentsOf: file) == Data(parcel.bytes))
    #expect(try files()["2026-03-09/acme--bo--1.eml"]?.hasPrefix("600 ") == true)
  }

  @Test("the same drafts leave every file untouched")
  func isStable() async throws {
    _ = try await run(Sample.parcels(100))
    let before = try files()
    #expect(before.count == 102)
    let (summary, _) = try await run(Sample.parcels(100))
    #expect(summary.filed == 100)
    #expect(try files() == before)
  }

  @Test("a changed draft gets its file rewritten, and no other")
  func rewrites() async throws {
    _ = try await run([Sample.parcel(1), Sample.parcel(2)])
    let before = try files()
    _ = try await run([Sample.parcel(1), Sample.parcel(2, body: "Changed.\r\n")])
    let after = try files()
    #expect(after["2026-03-09/acme--bo--1.eml"] == before["2026-03-09/acme--bo--1.eml"])
    #expect(after["2026-03-09/acme--bo--2.eml"]?.contains("Changed.") == true)
  }

  @Test("files of drafts that are gone are removed, with their folder, and nobody else's")
  func removes() async throws {
    _ = try await run([Sample.parcel(1), Sample.parcel(2)])
    try write("mine", to: "2026-03-09/notes.eml")
    let (summary, _) = try await run([Sample.parcel(1)])
    #expect(summary.leftovers == [])
    #expect(
      Set(try files().keys) == [
        "2026-03-09", "2026-03-09/acme--bo--1.eml", "2026-03-09/notes.eml", "SHA256SUMS",
      ]
    )
    try FileManager.default.removeItem(at: folder.appendingPathComponent("2026-03-09/notes.eml"))
    _ = try await run([])
    #expect(try files().isEmpty)
  }

  @Test("a file that somebody changed is left, and said")
  func keepsChanged() async throws {
    _ = try await run([Sample.parcel(1), Sample.parcel(2)])
    try write("edited", to: "2026-03-09/acme--bo--2.eml")
    for _ in 0..<2 {
      let (summary, _) = try await run([Sample.parcel(1)])
      #expect(summary.leftovers == [try Sample.parcel(2).name])
    }
    #expect(try files()["2026-03-09/acme--bo--2.eml"]?.hasSuffix("edited") == true)
  }

  @Test("what a killed run left is cleared away by the next")
  func recovers() async throws {
    _ = try await run([Sample.parcel(1), Sample.parcel(2)])
    try write("torn", to: "2026-03-09/.acme--bo--1.eml.tmp")
    try write("torn", to: "2026-03-09/.acme--bo--2.eml.tmp")
    let list = folder.appendingPathComponent("SHA256SUMS")
    var torn = try Data(contentsOf: list)
    torn += Data("0123456789abcd".utf8)
    try torn.write(to: list)
    _ = try await run([Sample.parcel(1, body: "Changed.\r\n")])
    #expect(
      Set(try files().keys) == ["2026-03-09", "2026-03-09/acme--bo--1.eml", "SHA256SUMS"]
    )
  }

  @Test("no symbolic link is followed: not the outbox, not a folder, not a file, not the list")
  func followsNoLink() async throws {
    let elsewhere = TemporaryFolder.current.appendingPathComponent("elsewhere")
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    let victim = elsewhere.appendingPathComponent("victim")
    try Data("precious".utf8).write(to: victim)
    let links = [
      ("Outbox", elsewhere), ("Outbox/2026-03-09", elsewhere),
      ("Outbox/2026-03-09/acme--bo--1.eml", victim), ("Outbox/SHA256SUMS", victim),
    ]
    for (path, target) in links {
      let link = TemporaryFolder.current.appendingPathComponent(path)
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(
        at: link.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      let error = await #expect(throws: OutboxError.self) { try await run([Sample.parcel(1)]) }
      #expect(error?.path.hasSuffix(path) == true, "\(String(describing: error))")
      #expect(try Data(contentsOf: victim) == Data("precious".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == ["victim"])
    }
  }

  @Test("a line of the list that is none of ours is refused by its number, and nothing removed")
  func refusesForeignList() async throws {
    _ = try await run([Sample.parcel(1)])
    let list = folder.appendingPathComponent("SHA256SUMS")
    let line = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")[0]
    for foreign in [
      "<<<<<<< HEAD", line.replacingOccurrences(of: "2026-03-09/", with: "../"), "",
      line.replacingOccurrences(of: "  ", with: " "),
    ] {
      try write("\(line)\n\(foreign)\n", to: "SHA256SUMS")
      let error = await #expect(throws: OutboxError.self) { try await run([]) }
      #expect(error?.problem == .list(line: 2))
    }
    #expect(try files()["2026-03-09/acme--bo--1.eml"] != nil)
  }

  @Test("two drafts of one name are refused")
  func refusesNameTwice() async throws {
    let parcel = try Sample.parcel(1)
    let twin = Parcel(
      id: AttemptID(2),
      envelope: parcel.envelope,
      bytes: parcel.bytes,
      name: parcel.name
    )
    let error = await #expect(throws: OutboxError.self) { try await run([parcel, twin]) }
    #expect(error?.problem == .nameTwice)
  }

  @Test("a second process is told that the outbox is busy")
  func isLocked() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let descriptor = open(folder.path, O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let error = await #expect(throws: OutboxError.self) { try await run([Sample.parcel(1)]) }
    #expect(error?.problem == .busy)
  }

  @Test("what no server could be sent is refused here, too")
  func refusesBareLineFeed() async throws {
    let parcel = try Sample.parcel(1, body: "one\ntwo\r\n")
    let (summary, journal) = try await run([parcel])
    #expect(summary.rejected == 1)
    #expect(Verdict(journal.fate(1)) == .permanentMessage)
    #expect(try files()["2026-03-09"] == nil)
  }

  @Test("a run that was stopped removes nothing")
  func haltedRemovesNothing() async throws {
    _ = try await run([Sample.parcel(1)])
    let halt = Halt()
    halt.request()
    let summary = try await Outbox(folder: folder.path)
      .deliver(MemoryJournal([try Sample.parcel(2)]), until: halt)
    #expect(summary.end == .halted)
    #expect(
      Set(try files().keys) == ["2026-03-09", "2026-03-09/acme--bo--1.eml", "SHA256SUMS"]
    )
  }

  @Test("a folder that cannot be written names its path, and nothing is half-written")
  func refusesFileForFolder() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("a file", to: "2026-03-09")
    let error = await #expect(throws: OutboxError.self) { try await run([Sample.parcel(1)]) }
    #expect(error == OutboxError(folder.path + "/2026-03-09", .wrongKind))
    #expect(try files()["2026-03-09"]?.hasSuffix("a file") == true)
  }
}
