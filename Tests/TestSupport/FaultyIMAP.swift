package import Foundation
import Synchronization

/// `Tests/Tools/faulty-imap.py`, started for one test: an IMAP server that misbehaves as told.
package final class FaultyIMAP: Sendable {
  /// One line of its log.
  package struct Event: Decodable, Sendable {
    package let event: String
    package let text: String?
    package let flags: String?
    package let size: Int?
    package let sha256: String?
  }

  package struct NoServer: Error {}

  package let port: UInt16
  private let log: URL

  /// Starts it with the given faults, such as `literal@1=keep|close`.
  package init(
    _ faults: [String] = [],
    _ options: [String] = ["--folder", "Drafts:\\Drafts"],
    in folder: URL
  ) throws {
    log = folder.appendingPathComponent("truth-\(UUID().uuidString).jsonl")
    let arguments = ["--log", log.path] + faults.flatMap { ["--fault", $0] } + options
    port = try Self.house.withLock { house in try Self.open(arguments, in: &house) }
  }

  /// One process serves all tests; it ends when its input does, with the tests' own process.
  private static let house = Mutex<ChildProcess?>(nil)

  private static func open(_ arguments: [String], in house: inout ChildProcess?) throws -> UInt16 {
    let script = SharedMaterial.packageFolder.appendingPathComponent("Tests/Tools/faulty-imap.py")
    let process = try house ?? ChildProcess("python3", [script.path])
    house = process
    try process.write(line: String(decoding: JSONEncoder().encode(arguments), as: UTF8.self))
    guard let word = process.readLine().split(separator: " ").last, let port = UInt16(word) else {
      throw NoServer()
    }
    return port
  }

  package func events() throws -> [Event] {
    try String(decoding: Data(contentsOf: log), as: UTF8.self).split(separator: "\n")
      .map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
  }

  /// What it keeps, in the order in which it came.
  package func kept() throws -> [Event] { try events().filter { $0.event == "kept" } }

  /// The commands it heard, in order, over all connections.
  package func lines() throws -> [String] { try events().compactMap(\.text) }
}
