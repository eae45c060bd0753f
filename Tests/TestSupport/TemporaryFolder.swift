package import Foundation
package import Testing

/// A new, empty folder for one test, removed when the test ends.
///
///     @Test(.temporaryFolder) func writes() throws {
///       let folder = TemporaryFolder.current
///     }
package enum TemporaryFolder {
  @TaskLocal fileprivate static var folder: URL?

  /// The folder of the running test.
  ///
  /// Traps where the test does not have the trait.
  package static var current: URL {
    guard let folder else { preconditionFailure("add the .temporaryFolder trait to the test") }
    return folder
  }
}

package struct TemporaryFolderTrait: TestTrait, SuiteTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test,
    testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rapport-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await TemporaryFolder.$folder.withValue(folder) { try await function() }
  }
}

extension Trait where Self == TemporaryFolderTrait {
  /// Gives each case of the test a folder of its own, `TemporaryFolder.current`.
  package static var temporaryFolder: Self { Self() }
}
