package import Foundation
package import Testing

/// Postfix's `smtp-sink`, started for one test: an SMTP server that takes everything.
package final class SMTPSink {
  package struct NoServer: Error {}

  package let port: UInt16
  private let process: ChildProcess
  private let folder: URL

  /// Starts it on a free port of the loopback, dumping each message to a file in `folder`.
  package init(_ options: [String] = [], dumpingTo folder: URL) throws {
    guard let tool = PostfixTools.tool("smtp-sink") else { throw NoServer() }
    self.folder = folder
    for _ in 0..<20 {
      let port = try LoopbackPort.free()
      let process = try ChildProcess(
        tool.program,
        (getuid() == 0 ? ["-u", "root"] : []) + options
          + ["-d", folder.path + "/%M.", "127.0.0.1:\(port)", "1000"],
        environment: tool.environment
      )
      if LoopbackPort.opens(port, while: { process.isRunning }) {
        self.port = port
        self.process = process
        return
      }
    }
    throw NoServer()
  }

  /// What it took: its own header lines (`X-…`), then the message with LF line ends, unordered.
  package func dumps() throws -> [String] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
  }
}

/// Where Postfix's test programs are, and what they need to run.
package enum PostfixTools {
  package struct Tool: Sendable {
    package let program: String
    package let environment: [String: String]
  }

  /// Looked for in `RAPPORT_TEST_TOOLS`, PATH, /usr/sbin, and what `.ci/unpack-postfix` unpacked.
  package static func tool(_ name: String) -> Tool? {
    let environment = ProcessInfo.processInfo.environment
    let unpacked: [String?] = [
      environment["RAPPORT_TEST_TOOLS"],
      SharedMaterial.packageFolder.appendingPathComponent(".build/tools/postfix").path,
    ]
    for root in unpacked.compactMap(\.self) where isProgram(root + "/usr/sbin/" + name) {
      return Tool(
        program: root + "/usr/sbin/" + name,
        environment: ["LD_LIBRARY_PATH": root + "/usr/lib/postfix"]
      )
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/sbin"]
    return folders.map { $0 + "/" + name }.first(where: isProgram)
      .map { Tool(program: $0, environment: [:]) }
  }

  private static func isProgram(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where Postfix's `smtp-sink` is not to be had.
  package static var needsSMTPSink: Self {
    .enabled(
      if: PostfixTools.tool("smtp-sink") != nil,
      "smtp-sink is absent: run `make deps`, or .ci/unpack-postfix .build/tools/postfix"
    )
  }
}
