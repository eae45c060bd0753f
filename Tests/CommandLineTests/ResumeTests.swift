import Foundation
import TestSupport
import Testing

@Suite("rapport resume", .temporaryFolder)
struct ResumeTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func workspace(_ touches: String) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.sending(to: 2525) + "\n    health: {bounces: 10%, of: 20}\n",
      touches: "account,contact,kind,at,mailbox\n" + touches
    )
    #expect(try workspace.rapport("import", "--now", Self.now).status == 0)
    return workspace
  }

  private func resume(_ workspace: SampleWorkspace, _ name: String) throws -> Program.Result {
    try workspace.rapport("resume", name, "--reason", "list cleaned", "--now", Self.now)
  }

  @Test func `tells of the complaint that stopped a mailbox, and ends its stop`() throws {
    let workspace = try workspace("acme,zoe,complaint,2026-11-20T13:00:00Z,ana\n")
    let first = try resume(workspace, "ana")
    #expect(first.status == 0)
    #expect(
      first.output
        == "ana had stopped: somebody complained on 2026-11-20 at 14:00. It may send again.\n"
    )
    #expect(try resume(workspace, "ana").output == "ana had not stopped; nothing was changed.\n")
  }

  @Test func `tells of the bounces that stopped it`() throws {
    let workspace = try workspace(
      """
      acme,zoe,mail-out,2026-11-19T09:00:00Z,ana
      acme,zoe,bounce,2026-11-19T09:01:00Z,
      birch,bo,mail-out,2026-11-19T09:10:00Z,ana
      birch,bo,bounce,2026-11-19T09:11:00Z,

      """
    )
    let said = try resume(workspace, "ana").output
    #expect(said.contains("2 of its newest 2 mails bounced (cadence.mailbox.health: 10 % of 20)"))
    #expect(try resume(workspace, "ana").output.contains("had not stopped"))
  }

  @Test func `knows the mailboxes of the configuration alone`() throws {
    let workspace = try workspace("")
    let near = try resume(workspace, "anna")
    #expect(near.status == 64)
    #expect(near.errors == "rapport: there is no mailbox “anna”; did you mean “ana”?\n")
    #expect(try resume(workspace, "sales").errors.contains("rapport.yaml has ana"))
  }
}
