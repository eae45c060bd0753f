import Foundation
import TestSupport
import Testing

/// What a person at a terminal is asked and shown.
@Suite("At a terminal", .temporaryFolder, .needsPython)
struct TerminalTests {
  private static let now = "2026-11-24T08:00:00Z"
  private static let live = ["send", "--live", "--limit", "all", "--now", now]

  private func approved() throws -> (workspace: SampleWorkspace, server: FaultySMTP) {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: server.port))
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    return (workspace, server)
  }

  @Test("the typed number sends, and a line counts on the way")
  func typedNumber() throws {
    let (workspace, server) = try approved()
    let result = try workspace.rapport.atTerminal(
      Self.live,
      typing: [(on: "Type 2 to send them: ", text: "2\\n")]
    )
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("2 mails are to go now: ana 2"))
    #expect(result.output.contains("\r\u{1B}[K2 of 2"), "\(result.output)")
    #expect(result.output.contains("Sent 2 mails."))
    #expect(try server.taken().count == 2)
  }

  @Test("anything else sends nothing", arguments: ["1\\n", "yes\\n", "\\n", "22\\n", "\\x04"])
  func typedSomethingElse(_ answer: String) throws {
    let (workspace, server) = try approved()
    let result = try workspace.rapport.atTerminal(
      Self.live,
      typing: [(on: "Type 2 to send them: ", text: answer)]
    )
    #expect(result.status == 64, "\(result.output)")
    #expect(result.output.contains("nothing was sent"))
    #expect(try server.connections() == 0)
  }

  @Test("an interrupt at the question ends the program and sends nothing")
  func interruptedQuestion() throws {
    let (workspace, server) = try approved()
    let result = try workspace.rapport.atTerminal(
      Self.live,
      typing: [(on: "Type 2 to send them: ", text: "\\x03")]
    )
    #expect(result.status != 0)
    #expect(try server.connections() == 0)
  }

  @Test("a terminal that cannot write over a line gets none that counts")
  func dumbTerminal() throws {
    let (workspace, _) = try approved()
    var rapport = workspace.rapport
    rapport.environment["TERM"] = "dumb"
    let result = try rapport.atTerminal(Self.live + ["--yes", "2"], typing: [])
    #expect(result.status == 0 && !result.output.contains("\u{1B}"), "\(result.output)")
  }

  @Test("colours are for terminals, and not where NO_COLOR is set", arguments: ["", "1"])
  func colours(_ noColour: String) throws {
    let server = try FaultySMTP(["dot=take|close"], in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: server.port))
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    var rapport = workspace.rapport
    rapport.environment["NO_COLOR"] = noColour
    rapport.environment["TERM"] = "xterm"
    let result = try rapport.atTerminal(Self.live + ["--yes", "2"], typing: [])
    #expect(result.status == 1)
    #expect(result.output.contains("\u{1B}[31munknown") == noColour.isEmpty, "\(result.output)")
  }
}
