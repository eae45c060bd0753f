import Civil
import Foundation
import Outreach

extension Workspace {
  /// Another configuration, beside the workspace's own.
  static func policy(in path: String, at now: Instant) throws -> Policy {
    let file = URL(filePath: path).standardizedFileURL
    let written = try Configuration.read(yaml: try Files.text(file), file: Files.display(file))
    return try withCalendars(written, in: file.deletingLastPathComponent(), at: now)
  }
}
