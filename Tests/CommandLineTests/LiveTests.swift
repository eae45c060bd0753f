import Foundation
import TestSupport
import Testing

/// What a live run asks before it sends, and how few mails the first one sends.
@Suite("A live run", .temporaryFolder, .needsPython)
struct LiveTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func approved(
    _ faults: [String] = []
  ) throws -> (workspace: SampleWorkspace, server: FaultySMTP) {
    let server = try FaultySMTP(faults, in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: server.port))
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    return (workspace, server)
  }

  private func live(_ workspace: SampleWorkspace, _ more: String...) throws -> Program.Result {
    try workspace.rapport.run(["send", "--live", "--now", Self.now] + more)
  }

  private func states(_ workspace: SampleWorkspace) throws -> [String] {
    try workspace.rapport("drafts", "list", "--state", "all", "--json").objects
      .compactMap { $0["state"] as? String }
  }

  @Test("without a terminal it sends nothing and says which number to give")
  func asksForTheNumber() throws {
    let (workspace, server) = try approved()
    let result = try live(workspace, "--limit", "all")
    #expect(result.status == 64)
    #expect(result.errors.contains("2 mails are to go now: ana 2"), "\(result.errors)")
    #expect(
      result.errors.contains("zoe@acme.example") && result.errors.contains("bo@birch.example")
    )
    #expect(result.errors.contains("say --yes 2"))
    #expect(try server.connections() == 0)
    #expect(try states(workspace) == ["approved", "approved"])
  }

  @Test("a number that is not theirs sends nothing", arguments: ["0", "1", "3"])
  func refusesAnotherNumber(_ number: String) throws {
    let (workspace, server) = try approved()
    let result = try live(workspace, "--limit", "all", "--yes", number)
    #expect(result.status == 64)
    #expect(result.errors.contains("say --yes 2"), "\(result.errors)")
    #expect(try server.connections() == 0)
  }

  @Test("the first of a workspace is one mail alone, and says so; the next is not")
  func firstRun() throws {
    let (workspace, server) = try approved()
    let first = try live(workspace, "--yes", "1")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("Nothing was ever sent from this workspace"))
    #expect(first.errors.contains("--limit all"))
    #expect(first.output.contains("Sent 1 mail."))
    #expect(try server.taken().count == 1)
    let second = try live(workspace, "--yes", "1")
    #expect(second.output.contains("Sent 1 mail.") && !second.errors.contains("Nothing was ever"))
    #expect(try server.taken().count == 2)
  }

  @Test("a first mail whose fate is unknown counts as sent: the next run is no first one")
  func firstUnknown() throws {
    let (workspace, _) = try approved(["dot@1=take|close"])
    #expect(try live(workspace, "--yes", "1").status == 1)
    #expect(!(try live(workspace, "--yes", "1").errors.contains("Nothing was ever sent")))
  }

  @Test("nothing due is nothing to ask")
  func nothingDue() throws {
    let workspace = try SampleWorkspace()
    let result = try live(workspace)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "Sent 0 mails.\n")
  }

  @Test(
    "choices that make no sense together are refused",
    arguments: [
      ["--yes", "1"], ["--wait"], ["--live", "--to-me"], ["--to-me", "--yes", "1"],
      ["--live", "--limit", "0"], ["--live", "--limit", "most"],
    ]
  )
  func refusesChoices(_ words: [String]) throws {
    #expect(try SampleWorkspace().rapport.run(["send"] + words).status == 64)
  }

  @Test("a mailbox that cannot send is told before anything goes")
  func noWayOut() throws {
    let workspace = try SampleWorkspace()
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    let result = try live(workspace, "--yes", "1")
    #expect(result.status == 78)
    #expect(result.errors.contains("mailboxes.default.smtp.host"), "\(result.errors)")
    #expect(try states(workspace) == ["approved", "approved"])
  }

  @Test("two mailboxes send in one run, each its own mails")
  func twoMailboxes() throws {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let second = SampleWorkspace.sending(to: server.port)
      .replacingOccurrences(of: "ana:\n", with: "ben:\n")
      .replacingOccurrences(of: "Ana Lopez <ana@", with: "Ben Ode <ben@")
      .split(separator: "\n").drop { !$0.hasPrefix("  ben:") }.joined(separator: "\n")
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.sending(to: server.port) + "\n" + second,
      accounts: """
        id,name,stage,zone,topic,mailbox
        acme,Acme Dairy,prospect,Europe/Berlin,the night load,ana
        birch,Birch Foods,prospect,Europe/Berlin,two freezer lines,ben
        """
    )
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    let result = try workspace.send(2, at: Self.now)
    #expect(result.errors.contains("ana 1, ben 1"), "\(result.errors)")
    #expect(result.output.contains("Sent 2 mails."), "\(result.output)\(result.errors)")
    #expect(try server.taken().count == 2)
  }

  @Test("with --wait it stays for the slots of the day, which the number counts")
  func waits() throws {
    let (workspace, server) = try approved()
    let before = ["send", "--live", "--limit", "all", "--now", "2026-11-24T07:59:59Z"]
    #expect(try workspace.rapport.run(before + ["--yes", "0"]).output == "Sent 0 mails.\n")
    let wrong = try workspace.rapport.run(before + ["--wait", "--yes", "0"])
    #expect(wrong.status == 64 && wrong.errors.contains("until the day ends"), "\(wrong.errors)")
    let result = try workspace.rapport.run(before + ["--wait", "--yes", "2"])
    #expect(result.output.contains("Sent 2 mails."), "\(result.output)\(result.errors)")
    #expect(try server.taken().count == 2)
  }

  @Test("a run whose journal fails shows what was in hand, and the next one what became of it")
  func showsWhatWasSentBeforeAFailure() throws {
    let (workspace, server) = try approved()
    try workspace.onDatabase(
      """
      CREATE TRIGGER fails BEFORE UPDATE ON drafts WHEN NEW.state = 'sent'
        AND (SELECT count(*) FROM drafts WHERE state = 'sent') = 1
      BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END
      """
    )
    let result = try workspace.send(2, at: Self.now)
    #expect(result.status == 70)
    #expect(result.errors.contains("the disk is gone"), "\(result.errors)")
    #expect(result.output.contains("Sent 1 mail."), "\(result.output)")
    #expect(result.output.contains("cut off d-"), "\(result.output)")
    #expect(try server.taken().count == 2)
    try workspace.onDatabase("DROP TRIGGER fails")
    #expect(try !workspace.send(0, at: Self.now).output.contains("unknown"))
    #expect(try states(workspace).sorted() == ["sent", "sent"])
    #expect(try server.taken().count == 2)
  }
}
