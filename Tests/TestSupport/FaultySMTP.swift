package import Foundation

/// `Tests/Tools/faulty-smtp.py`, started for one test: an SMTP server that misbehaves as told.
package final class FaultySMTP {
  /// One line of its log.
  package struct Event: Decodable, Sendable {
    package let event: String
    package let connection: Int
    package let text: String?
    package let clear: Bool?
    package let messageID: String?
    package let recipient: String?
    package let sha256: String?
    package let size: Int?

    private enum CodingKeys: String, CodingKey {
      case event, connection, text, clear, recipient, sha256, size
      case messageID = "message_id"
    }
  }

  package struct NoServer: Error {}

  package let port: UInt16
  private let process: ChildProcess
  private let log: URL

  /// Starts it with the given faults, such as `dot@2=take|close`.
  package init(_ faults: [String] = [], _ options: [String] = [], in folder: URL) throws {
    let script = SharedMaterial.packageFolder.appendingPathComponent("Tests/Tools/faulty-smtp.py")
    log = folder.appendingPathComponent("truth-\(UUID().uuidString).jsonl")
    process = try ChildProcess(
      "python3",
      [script.path, "--log", log.path] + faults.flatMap { ["--fault", $0] } + options
    )
    guard let word = process.firstLine().split(separator: " ").last, let port = UInt16(word) else {
      throw NoServer()
    }
    self.port = port
  }

  package func events() throws -> [Event] {
    try String(decoding: Data(contentsOf: log), as: UTF8.self).split(separator: "\n")
      .map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
  }

  /// The Message-IDs of what it took, in order.
  package func taken() throws -> [String] {
    try events().filter { $0.event == "taken" }.compactMap(\.messageID)
  }

  /// The commands it heard, in order, over all connections.
  package func lines() throws -> [String] { try events().compactMap(\.text) }

  package func connections() throws -> Int { try events().count { $0.event == "open" } }
}
