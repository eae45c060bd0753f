package import Foundation
package import Testing

/// Test material that lies beside the project (`../shared`) and is not part of it.
package enum SharedMaterial {
  package static let packageFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static let folder = packageFolder.deletingLastPathComponent()
    .appendingPathComponent("shared", isDirectory: true)

  package static var isPresent: Bool {
    FileManager.default.fileExists(atPath: folder.path)
  }

  package static func url(_ path: String) -> URL { folder.appendingPathComponent(path) }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where the shared test material is absent.
  package static var needsSharedMaterial: Self {
    .enabled(
      if: SharedMaterial.isPresent,
      "the test material in ../shared is absent: this test needs it"
    )
  }
}
