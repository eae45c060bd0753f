import Delivery
import Foundation
import TestSupport
import Testing
import Wire

/// An outbox on a disk that is full, or cannot be written.
@Suite(.temporaryFolder, .needsSmallDisk)
struct OutboxDiskTests {
  private func run(_ outbox: URL, _ parcels: [Parcel]) async throws -> DeliverySummary {
    try await Outbox(folder: outbox.path).deliver(MemoryJournal(parcels), until: Halt())
  }

  private func contents(of outbox: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: outbox.path) {
      found[path] = try? Data(contentsOf: outbox.appendingPathComponent(path))
    }
    return found
  }

  @Test("a full disk names the file, leaves every file whole, and the next run goes on")
  func fullDisk() async throws {
    let disk = try SmallDisk(kilobytes: 64, in: TemporaryFolder.current)
    let outbox = disk.folder.appendingPathComponent("Outbox")
    let body = String(repeating: "x\r\n", count: 1_300)
    let parcels = try (1...20).map { try Sample.parcel($0, body: body) }
    let error = await #expect(throws: OutboxError.self) { try await run(outbox, parcels) }
    #expect(error?.problem == .full && error?.path.contains("/2026-03-09/acme--bo--") == true)
    let whole = Dictionary(
      uniqueKeysWithValues: parcels.map { ($0.name.description, Data($0.bytes)) }
    )
    for (path, data) in try contents(of: outbox) where path.hasSuffix(".eml") {
      #expect(whole[path] == data, "\(path)")
    }
    #expect(try await run(outbox, Array(parcels.prefix(3))).filed == 3)
    let names = parcels.prefix(3).map(\.name.description) + ["SHA256SUMS"]
    #expect(try Set(contents(of: outbox).keys) == Set(names))
  }

  @Test("a list that the disk has no room for is as it was")
  func fullDiskForList() async throws {
    let disk = try SmallDisk(kilobytes: 16, in: TemporaryFolder.current)
    let outbox = disk.folder.appendingPathComponent("Outbox")
    _ = try await run(outbox, [try Sample.parcel(1)])
    let before = try contents(of: outbox)
    let parcels = try (1...400).map { try Sample.parcel($0) }
    let error = await #expect(throws: OutboxError.self) { try await run(outbox, parcels) }
    #expect(error?.problem == .full)
    let list = try #require(try contents(of: outbox)["SHA256SUMS"])
    #expect(list.last == 10)
    #expect(list.starts(with: try #require(before["SHA256SUMS"])))
  }

  @Test("a read-only disk names the file, and an unchanged outbox does not even notice")
  func readOnlyDisk() async throws {
    let disk = try SmallDisk(kilobytes: 64, in: TemporaryFolder.current)
    let outbox = disk.folder.appendingPathComponent("Outbox")
    _ = try await run(outbox, [try Sample.parcel(1)])
    let before = try contents(of: outbox)
    try disk.makeReadOnly()
    #expect(try await run(outbox, [try Sample.parcel(1)]).filed == 1)
    for parcel in [try Sample.parcel(1, body: "Changed.\r\n"), try Sample.parcel(2)] {
      let error = await #expect(throws: OutboxError.self) { try await run(outbox, [parcel]) }
      #expect(error?.problem == .readOnly)
    }
    #expect(try contents(of: outbox) == before)
  }
}
