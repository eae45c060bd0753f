import Foundation
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct StoreLockTests {
  private var path: String { TemporaryFolder.current.appendingPathComponent("a.db").path }

  @Test func `one has the lock, until it lets go`() throws {
    do {
      let lock = try StoreLock.acquire(path: path)
      let second = #expect(throws: StoreLockError.self) { _ = try StoreLock.acquire(path: path) }
      #expect(second == .held(path: path + "-lock"))
      withExtendedLifetime(lock) {}
    }
    #expect(throws: Never.self) { _ = try StoreLock.acquire(path: path) }
  }

  @Test func `another database has another lock`() throws {
    let lock = try StoreLock.acquire(path: path)
    #expect(throws: Never.self) { _ = try StoreLock.acquire(path: path + "2") }
    withExtendedLifetime(lock) {}
  }

  @Test func `the lock's file is empty and the owner's alone`() throws {
    let lock = try StoreLock.acquire(path: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "-lock")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == 0)
    withExtendedLifetime(lock) {}
  }

  @Test func `a lock that cannot be made says why`() throws {
    let path = TemporaryFolder.current.appendingPathComponent("no/a.db").path
    let error = #expect(throws: StoreLockError.self) { _ = try StoreLock.acquire(path: path) }
    #expect(error == .cannotLock(path: path + "-lock", reason: "No such file or directory"))
  }

  @Test func `a link in the lock's place is not followed`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "-lock",
      withDestinationPath: path + "-elsewhere"
    )
    #expect(throws: StoreLockError.self) { _ = try StoreLock.acquire(path: path) }
    #expect(!FileManager.default.fileExists(atPath: path + "-elsewhere"))
  }

  @Test func `a process that is killed leaves no lock`() async throws {
    let path = path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let lock = try StoreLock.acquire(path: path)
      kill(getpid(), SIGKILL)
      withExtendedLifetime(lock) {}
    }
    #expect(throws: Never.self) { _ = try StoreLock.acquire(path: path) }
  }
}
