package import Foundation
import Synchronization

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
  private let log: URL

  /// Starts it with the given faults, such as `dot@2=take|close`.
  package init(_ faults: [String] = [], _ options: [String] = [], in folder: URL) throws {
    log = folder.appendingPathComponent("truth-\(UUID().uuidString).jsonl")
    let arguments = ["--log", log.path] + faults.flatMap { ["--fault", $0] } + options
    port = try Self.house.withLock { house in try Self.open(arguments, in: &house) }
  }

  /// One process serves all tests; it ends when its input does, with the tests' own process.
  private static let house = Mutex<ChildProcess?>(nil)

  private static func open(_ arguments: [String], in house: inout ChildProcess?) throws -> UInt16 {
    let script = SharedMaterial.packageFolder.appendingPathComponent("Tests/Tools/faulty-smtp.py")
    let process = try house ?? ChildProcess("python3", [script.path, "--many"])
    house = process
    try process.write(line: String(decoding: JSONEncoder().encode(arguments), as: UTF8.self))
    guard let word = process.readLine().split(separator: " ").last, let port = UInt16(word) else {
      throw NoServer()
    }
    return port
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
