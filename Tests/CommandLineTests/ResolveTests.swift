import Foundation
import TestSupport
import Testing

/// A server takes the mail and dies before it says so: nobody knows, and nobody guesses.
@Suite("A mail whose fate is unknown", .temporaryFolder, .needsPython)
struct ResolveTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func doubtful() throws -> (workspace: SampleWorkspace, id: String, server: FaultySMTP) {
    let server = try FaultySMTP(["dot=take|close"], in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.sending(to: server.port),
      contacts: "id,account,email,role,first_name\nzoe,acme,zoe@acme.example,decision-maker,Zoë\n"
    )
    #expect(try workspace.rapport("import").status == 0)
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    let live = try workspace.send(1, at: Self.now)
    #expect(live.status == 1, "\(live.output)\(live.errors)")
    #expect(live.output.contains("unknown"))
    let drafts = try workspace.rapport("drafts", "--json").objects
    #expect(drafts.first?["state"] as? String == "unknown")
    return (workspace, try #require(drafts.first?["id"] as? String), server)
  }

  @Test("is never sent again by itself, in any command")
  func halted() throws {
    let (workspace, _, server) = try doubtful()
    #expect(try workspace.send(0, at: Self.now).output.contains("Sent 0"))
    #expect(try workspace.rapport("draft", "--now", Self.now).output.contains("0 new drafts"))
    let plan = try workspace.rapport("plan", "--now", Self.now)
    #expect(plan.output.contains("may or may not have arrived"))
    #expect(try server.taken().count == 1)
  }

  @Test(
    "is shown with its age by each send and by drafts, until a person ends it",
    arguments: [["send"], ["send", "--live"], ["drafts"]]
  )
  func shown(_ words: [String]) throws {
    let (workspace, id, _) = try doubtful()
    let later = ["--now", "2026-11-27T09:00:00Z"]
    let result = try workspace.rapport.run(words + later)
    #expect(result.output.contains("unknown \(id) to zoe@acme.example, for 3 days: "))
    #expect(result.output.contains("rapport resolve ID"))
    #expect(result.status == (words == ["send", "--live"] ? 1 : 0), "\(result.errors)")
    #expect(try workspace.rapport("resolve", id, "--sent", "--reason", "seen").status == 0)
    #expect(!(try workspace.rapport.run(words + later).output.contains("unknown")))
  }

  @Test("ends by a person's word that it was sent")
  func sent() throws {
    let (workspace, id, server) = try doubtful()
    let said = try workspace.rapport("resolve", id, "--sent", "--reason", "it is in Sent")
    #expect(said.output.contains("is sent now"), "\(said.errors)")
    #expect(try workspace.send(0, at: Self.now).output.contains("Sent 0"))
    #expect(try server.taken().count == 1)
  }

  @Test("goes out again with the same Message-ID when a person says that it was not sent")
  func notSent() throws {
    let (workspace, id, server) = try doubtful()
    #expect(try workspace.rapport("resolve", id, "--not-sent", "--reason", "asked").status == 0)
    _ = try workspace.send(1, at: Self.now)
    let taken = try server.taken()
    #expect(taken.count == 2 && Set(taken).count == 1)
  }

  @Test("wants a word and a reason", arguments: [[], ["--sent", "--not-sent"], ["--sent"]])
  func words(flags: [String]) throws {
    let workspace = try SampleWorkspace()
    let reason = flags.count == 1 ? [] : ["--reason", "because"]
    #expect(try workspace.rapport.run(["resolve", "d-x"] + flags + reason).status == 64)
  }
}
