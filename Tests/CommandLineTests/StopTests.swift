import Foundation
import TestSupport
import Testing

/// A person or the system asks a sender to stop while a server says nothing.
@Suite("A sender that is asked to stop", .temporaryFolder, .needsPython, .hangGuard)
struct StopTests {
  private static let now = "2026-11-24T08:00:00Z"

  private struct Scene {
    let workspace: SampleWorkspace
    let server: FaultySMTP
    let run: Program.Running

    func states() throws -> [String] {
      try workspace.rapport("drafts", "list", "--state", "all", "--json").objects
        .compactMap { $0["state"] as? String }.sorted()
    }
  }

  /// A run whose server has come to the fault's place, and says nothing more.
  private func stalled(
    _ fault: String,
    until condition: ([FaultySMTP.Event]) -> Bool,
    _ more: String...
  ) throws -> Scene {
    let server = try FaultySMTP([fault], in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: server.port))
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    let words = ["send", "--live", "--limit", "all", "--yes", "2", "--now", Self.now]
    let run = try workspace.rapport.start(words + more)
    #expect(try server.waits(until: condition))
    return Scene(workspace: workspace, server: server, run: run)
  }

  private static let signals: [(Int32, Int32)] = [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)]

  @Test(
    "before the dot stops at once, sends nothing, and says so",
    arguments: signals
  )
  func beforeTheDot(_ signal: Int32, _ status: Int32) throws {
    let scene = try stalled("mail=stall") { $0.contains { $0.text?.hasPrefix("MAIL") ?? false } }
    scene.run.signal(signal)
    let result = try scene.run.wait()
    #expect(result.status == status, "\(result.output)\(result.errors)")
    #expect(result.output.contains("Stopped because you asked"))
    #expect(try scene.states() == ["approved", "approved"])
  }

  @Test("behind the dot waits a few seconds for the reply, then names the doubt and ends")
  func behindTheDot() throws {
    let scene = try stalled("dot@1=take|stall") { $0.contains { $0.event == "taken" } }
    scene.run.signal(SIGTERM)
    let result = try scene.run.wait()
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("unknown d-"))
    #expect(result.output.contains("Stopped because you asked"))
    #expect(try scene.states() == ["approved", "unknown"])
    #expect(try scene.server.taken().count == 1)
  }

  @Test("while it waits for a slot stops at once")
  func whileWaiting() throws {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.sending(to: server.port)
        .replacingOccurrences(of: "gap: 0s", with: "gap: 1h")
    )
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    let run = try workspace.rapport.start([
      "send", "--live", "--wait", "--limit", "all", "--yes", "2", "--now", Self.now,
    ])
    #expect(try server.waits { $0.contains { $0.event == "gone" } })
    run.signal(SIGTERM)
    let result = try run.wait()
    #expect(result.status == 143, "\(result.output)\(result.errors)")
    #expect(result.output.contains("Sent 1 mail."))
    #expect(try server.taken().count == 1)
  }

  @Test("while another one sends, a sender leaves at once with exit code 75")
  func second() throws {
    let scene = try stalled("mail=stall") { $0.contains { $0.text?.hasPrefix("MAIL") ?? false } }
    let second = try scene.workspace.rapport("send", "--live", "--yes", "2", "--now", Self.now)
    #expect(second.status == 75, "\(second.output)\(second.errors)")
    #expect(second.errors.contains("another Rapport is sending"))
    scene.run.signal(SIGTERM)
    #expect(try scene.run.wait().status == 143)
  }
}
