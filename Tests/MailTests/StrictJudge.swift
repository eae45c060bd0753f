import Foundation
import TestSupport
import Testing

/// The strict message checker among the shared test material.
enum StrictJudge {
  /// An error that it found, as its code and detail, in the message of that index.
  struct Finding: Hashable, CustomStringConvertible {
    let message: Int
    let code: String
    let detail: String

    var description: String { "message \(message): \(code) \(detail)" }
  }

  /// Reads what the checker prints: a line for each file, then an indented line for each finding.
  static func findings(
    in messages: [[UInt8]],
    folder: URL,
    options: [String] = ["--no-warn"]
  ) throws -> [Finding] {
    let files = try Judge.write(messages, in: folder)
    let tool = SharedMaterial.url("tools/msgcheck.py").path
    let output = try Judge.run([tool] + options + files.map(\.path), allowing: [1])
    var message = -1
    var findings: [Finding] = []
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      if line.hasPrefix("  "), words.count > 1 {
        let detail = words.count > 2 ? words[2] : ""
        findings.append(Finding(message: message, code: words[1], detail: detail))
      } else if line.hasPrefix(folder.path) {
        message += 1
      }
    }
    try #require(message == messages.count - 1)
    return findings
  }
}
