package import Foundation

/// `Tests/Tools/faulty-smtp.py`, started for one test: an SMTP server that misbehaves as told.
package final class FaultySMTP: Sendable {
  /// One line of its log.
  package struct Event: Decodable, Sendable {
    package let event: String
    package let connection: Int
    package let text: String?
    package let phase: String?
    package let clear: Bool?
    package let messageID: String?
    package let recipient: String?
    package let sha256: String?
    package let size: Int?

    private enum CodingKeys: String, CodingKey {
      case event, connection, text, phase, clear, recipient, sha256, size
      case messageID = "message_id"
    }
  }

  package struct NoServer: Error { package init() {} }

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

  /// Waits until the log says that `condition` holds; false if that takes a minute.
  package func waits(until condition: ([Event]) -> Bool) throws -> Bool {
    for _ in 0..<6_000 {
      if condition(try events()) { return true }
      usleep(10_000)
    }
    return false
  }

  /// Waits until the server has seen the end of every connection, and so of all that was said.
  package func waitsUntilGone() throws -> Bool {
    try waits { events in
      events.count { $0.event == "open" } == events.count { $0.event == "gone" }
    }
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
