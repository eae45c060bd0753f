import Foundation
package import Testing

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where there is no Python to judge what was written.
  package static var needsPython: Self {
    .enabled(if: isThere, "python3 is absent: it judges what was written")
  }

  private static var isThere: Bool {
    (try? ChildProcess.run("python3", ["-c", ""], in: URL(filePath: "/"))) == 0
  }
}
