import ArgumentParser
import Civil
import Foundation
import Review
import Store

/// The page on which a person reads drafts and says yes or no; started by `rapport review`.
@main
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapport-review",
    abstract: "Show the drafts on a page of this machine, for a person to say yes or no.",
    discussion: "The page cannot send. It answers this machine only, and only with its key."
  )

  @Option(help: ArgumentHelp("The workspace's database.", valueName: "file"))
  var database: String

  @Option(help: ArgumentHelp("The name that approvals are signed with.", valueName: "name"))
  var person: String

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n"))
  var port: UInt16 = 0

  func run() async throws {
    let page = ReviewPage(
      store: try SQLiteStore(path: database),
      clock: { Instant(epochSeconds: Int64(Date().timeIntervalSince1970.rounded(.down))) },
      key: try PageKey(Self.freshKey()),
      person: person
    )
    try await page.serve(port: port) { address in
      print("Open \(address)\nStop with Ctrl-C.")
      fflush(nil)
    }
  }

  /// 128 bits of the system's randomness in hex.
  private static func freshKey() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
