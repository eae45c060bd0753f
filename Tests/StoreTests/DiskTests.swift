import Civil
import Foundation
import Mail
import Outreach
import Store
import TestSupport
import Testing

/// A small disk of its own, for which the test has to be allowed to mount one.
@Suite(.temporaryFolder, .serialized) struct DiskTests {
  private var disk: URL { TemporaryFolder.current.appendingPathComponent("disk") }
  private var path: String { disk.appendingPathComponent("a.db").path }

  @Test(.enabled(if: Disk.canMount, "needs the right to mount a small file system (root)"))
  func `a full disk is said to be full, and what was there stays whole`() throws {
    try Disk.with(at: disk, kilobytes: 4_096) {
      Disk.fill(disk, kilobytes: 1_024)
      let store = try SQLiteStore(path: path)
      try store.importing([Fixture.account()], [Fixture.contact()])
      let record = try store.adding(.claimed, Fixture.draft())
      #expect(throws: StoreError.diskFull(path: path)) {
        try store.importing((0..<1_000).map(longAccount))
      }
      #expect(try store.counts().accounts == 1)
      #expect(throws: StoreError.diskFull(path: path)) {
        for index in 0..<1_000 { try store.importing([longAccount(index)]) }
      }
      #expect(try store.draft(record.id)?.record == record)
      #expect(try store.integrityProblems() == [])
      try Disk.empty(disk)
      try store.beginTransmitting([AttemptID("attempt-d-1")], at: Fixture.noon)
      #expect(try store.draft(record.id)?.record.state == .transmitting)
    }
  }

  @Test(.enabled(if: Disk.canMount, "needs the right to mount a small file system (root)"))
  func `a disk that is full at the end of a sender's step is said to be full`() throws {
    try Disk.with(at: disk, kilobytes: 4_096) {
      let store = try SQLiteStore(path: path)
      try store.importing([Fixture.account()], [Fixture.contact()])
      let record = try store.adding(.claimed, Fixture.draft())
      Disk.fill(disk)
      #expect(throws: StoreError.diskFull(path: path)) {
        try store.delivering {
          try $0.beginTransmitting(AttemptID("attempt-d-1"), at: Fixture.noon)
        }
      }
      #expect(try store.draft(record.id)?.record == record)
    }
  }

  private func longAccount(_ index: Int) -> Account {
    var account = Fixture.account("a\(index)")
    account.name = String(repeating: "x", count: 10_000)
    return account
  }

  @Test(.enabled(if: Disk.canMount, "needs the right to mount a small file system (root)"))
  func `no room for the file at all`() throws {
    try Disk.with(at: disk, kilobytes: 64) {
      Disk.fill(disk)
      #expect(throws: StoreError.diskFull(path: path)) { _ = try SQLiteStore(path: path) }
    }
  }

  @Test(.enabled(if: Disk.canMount, "needs the right to mount a small file system (root)"))
  func `a disk that takes no writes is named`() throws {
    try Disk.with(at: disk, kilobytes: 4_096) {
      try SQLiteStore(path: path).importing([Fixture.account()])
      try Disk.run("mount", "-o", "remount,ro", disk.path)
      let other = disk.appendingPathComponent("b.db").path
      #expect(throws: StoreError.readOnly(path: path)) { _ = try SQLiteStore(path: path) }
      #expect(throws: StoreError.readOnly(path: other)) { _ = try SQLiteStore(path: other) }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write what is read-only"))
  func `a file that may not be written is named`() throws {
    let path = TemporaryFolder.current.appendingPathComponent("a.db").path
    try SQLiteStore(path: path).importing([Fixture.account()])
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    #expect(throws: StoreError.readOnly(path: path)) { _ = try SQLiteStore(path: path) }
  }
}

private enum Disk {
  private struct CommandFailed: Error {
    let command: String
  }

  /// Whether a file system can be mounted here, found out by doing it.
  static let canMount: Bool = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rapport-mount-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try with(at: folder, kilobytes: 64) {}
      return true
    } catch {
      return false
    }
  }()

  static func with(at folder: URL, kilobytes: Int, _ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.path)
    let result = Result { try body() }
    try run("umount", "-l", folder.path)
    try result.get()
  }

  /// Takes so much room, or all that is left.
  static func fill(_ folder: URL, kilobytes: Int = .max) {
    let file = folder.appendingPathComponent("ballast").path
    let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    let block = [UInt8](repeating: 0, count: 1_024)
    var written = 0
    while written < kilobytes, write(descriptor, block, block.count) > 0 { written += 1 }
  }

  static func empty(_ folder: URL) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent("ballast"))
  }

  static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CommandFailed(command: arguments.joined(separator: " "))
    }
  }
}
