import Foundation
import Liquid

/// Times one engine and prints `engine template mails-per-second bytes` a line.
///
/// `LiquidBenchmark ENGINE contacts.json`; the engines are liquid, threads, fill, parse, floor,
/// mustache, stencil and lines.
@main
struct LiquidBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let data = FileManager.default.contents(atPath: arguments[2]) else {
      print("usage: LiquidBenchmark ENGINE contacts.json")
      return
    }
    let tree = try LiquidValue(json: String(decoding: data, as: UTF8.self))
    guard case .array(let people)? = tree["contacts"] else { return }
    let contacts = people.map { Contact($0) }
    switch arguments[1] {
    case "liquid": try Ours.render(contacts)
    case "threads": try Ours.renderOnTwoThreads(contacts)
    case "fill": try Ours.fill(contacts)
    case "parse": try Ours.parse()
    case "floor": try Floor.run(contacts)
    case "mustache": try MustachePeer.run(contacts)
    case "stencil": try StencilPeer.run(contacts)
    case "lines": for contact in contacts { print(contact.line) }
    default: print("there is no engine \(arguments[1])")
    }
  }

  /// Runs a stretch of work and says how long the processor was at it, in seconds: what else runs on
  /// the machine does not count.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = now(CLOCK_THREAD_CPUTIME_ID)
    try work()
    return now(CLOCK_THREAD_CPUTIME_ID) - start
  }

  /// A clock's time in seconds.
  static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func report(_ engine: String, _ name: String, _ count: Int, _ seconds: Double, _ size: Int)
  {
    print(engine, name, Int(Double(count) / seconds), size)
  }

  /// A template's source for an engine.
  static func source(_ name: String, _ ending: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: folder.appendingPathComponent("templates/\(name).\(ending)"),
      encoding: .utf8
    )
  }
}
