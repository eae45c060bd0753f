import Foundation
import TestSupport
import Testing

/// `rapport run --live --once` against servers that say no.
@Suite("A round of a service whose server says no", .temporaryFolder, .needsPython, .hangGuard)
struct RunRefusalTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func workspace(_ server: FaultySMTP, approving: Bool = true) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: server.port))
    for words in approving ? [["import"], ["draft"], ["approve", "--all"]] : [["import"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    return workspace
  }

  private func round(_ workspace: SampleWorkspace, log: String = "json") throws -> Program.Result {
    try workspace.rapport("run", "--live", "--once", "--log", log, "--now", Self.now)
  }

  @Test(
    "ends as a live run of send does where the server would not talk to a mailbox, and says so",
    arguments: [
      ("connect=close", 69, String?.none, String?.none),
      ("connect=say:421 4.3.2 ask <zoe@acme.example>|close", 69, "421", "4.3.2"),
      ("mail=say:451 4.3.0 later", 69, "451", "4.3.0"),
      ("mail=say:550 5.7.1 not from here", 78, "550", "5.7.1"),
    ]
  )
  func away(_ fault: String, status: Int32, code: String?, enhanced: String?) throws {
    let workspace = try workspace(FaultySMTP([fault], in: TemporaryFolder.current))
    let run = try round(workspace)
    #expect(run.status == status && run.errors.contains("mailbox ana: "), "\(run.errors)")
    #expect(!(run.output + run.errors).contains("@"), "\(run.output)\(run.errors)")
    let refusal = try #require(run.objects.first { $0["event"] as? String == "mailbox-refused" })
    #expect(refusal["code"] as? String == code && refusal["enhanced"] as? String == enhanced)
    let last = try #require(run.objects.last)
    #expect(last["event"] as? String == "stopped" && last["mailboxes_refused"] as? String == "ana")
    let send = try workspace.rapport.run(
      ["send", "--live", "--limit", "all", "--yes", "2", "--now", Self.now]
    )
    #expect(send.status == run.status && send.errors.contains("mailbox ana: "), "\(send.errors)")
  }

  @Test("ends well where nothing is due, whatever the server would have said")
  func nothingDue() throws {
    let server = try FaultySMTP(["connect=close"], in: TemporaryFolder.current)
    let run = try round(workspace(server, approving: false))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.objects.last?["mailboxes_refused"] == nil)
    #expect(try server.connections() == 0)
  }

  @Test("tells the numbers of a server's word about a mail, in both forms of its log")
  func codes() throws {
    let faults = ["rcpt@1=say:550 5.1.1 no zoe@acme.example", "rcpt@2=say:450 later"]
    let text = try round(
      workspace(FaultySMTP(faults, in: TemporaryFolder.current)),
      log: "text"
    ).output
    let lines = text.split(separator: "\n")
    let refused = try #require(lines.first { $0.contains("event=refused ") })
    #expect(refused.hasSuffix(" mailbox=ana code=550 enhanced=5.1.1"), "\(refused)")
    let deferred = try #require(lines.first { $0.contains("event=deferred ") })
    #expect(deferred.contains(" until=2026-11-24T08:0") && deferred.hasSuffix("Z code=450"))
    #expect(!text.contains("@"), "\(text)")
  }

  @Test(
    "tells of a mail of unknown fate the numbers that nobody can make sense of, if there are any",
    arguments: [
      ("dot@1=take|say:354 more|close", "354"), ("dot@1=take|say:099 what|close", "099"),
      ("dot@1=take|close", nil),
    ]
  )
  func unknown(_ fault: String, _ code: String?) throws {
    let run = try round(workspace(FaultySMTP([fault], in: TemporaryFolder.current)))
    let unknown = try #require(run.objects.first { $0["event"] as? String == "unknown" })
    #expect(unknown["code"] as? String == code && unknown["enhanced"] == nil)
  }
}
