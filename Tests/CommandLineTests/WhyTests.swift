import Foundation
import TestSupport
import Testing

@Suite("rapport why", .temporaryFolder)
struct WhyTests {
  private static let now = "2026-11-24T08:00:00Z"
  private static let suppressing =
    SampleWorkspace.configuration + """

      suppress:
        - pattern: birch.example
          reason: asked us to stop
      """

  private func workspace(_ configuration: String = Self.suppressing) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(configuration: configuration)
    #expect(try workspace.rapport("import").status == 0)
    return workspace
  }

  private func why(_ workspace: SampleWorkspace, _ words: String...) throws -> Program.Result {
    try workspace.rapport.run(["why", "--now", Self.now] + words)
  }

  @Test("tells the slot, the mailbox, the person and the step of what goes")
  func goes() throws {
    let output = try why(try workspace(), "acme").output
    #expect(
      output == """
        Acme Dairy (acme) · prospect
          the data says prospect

        check-in/first to Zoë Lind <zoe@acme.example>
          goes: Tue 24 Nov 2026 09:00 (Berlin) from default
          why default: there is no other
          why this person: decision-maker, as the step wants
          why this step: it is step 1 of 7 of prospect

        """
    )
  }

  @Test("tells what holds a mail with the line that says so, and what to do where time is no help")
  func held() throws {
    let output = try why(try workspace(), "birch").output
    #expect(output.contains("suppressed  suppressed by birch.example: asked us to stop"))
    #expect(output.contains("suppress: birch.example (rapport.yaml:5)"))
    #expect(output.contains("time alone does not help: never to this address"))
    let night = try workspace(SampleWorkspace.configuration)
      .rapport("why", "--now", "2026-11-24T20:00:00Z", "birch").output
    #expect(night.contains("cadence.window: business days 09:00–17:00 (default)"))
    #expect(night.contains("goes: Wed 25 Nov 2026 09:"))
  }

  @Test(
    "finds an account by id or name, a person by id or address",
    arguments: ["acme", "acme dai", "ACME DAIRY", "zoe", "ZOE@acme.example"]
  )
  func subject(word: String) throws {
    #expect(try why(try workspace(), word).output.hasPrefix("Acme Dairy (acme)"))
  }

  @Test("asks which one where a word may mean several, and says where it means nothing")
  func ambiguous() throws {
    let workspace = try workspace()
    try workspace.write(
      SampleWorkspace.accounts + "\nacre,Acme Farms,prospect,Europe/Berlin,hay\n",
      to: "accounts.csv"
    )
    #expect(try workspace.rapport("import").status == 0)
    let several = try why(workspace, "acme f")
    #expect(several.output.hasPrefix("Acme Farms (acre)"))
    let both = try why(workspace, "ac")
    #expect(both.status == 65 && both.output.isEmpty)
    #expect(both.errors.contains("  acme  Acme Dairy\n  acre  Acme Farms"))
    let none = try why(workspace, "nobody\u{1B}[2J")
    #expect(none.status == 65 && !none.errors.contains("\u{1B}"))
  }

  @Test("tells of a draft its state, its history, who approved it, and what stands against it now")
  func draft() throws {
    let workspace = try workspace()
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    let id = try #require(try workspace.rapport("drafts", "--json").objects.first?["id"] as? String)
    let drafted = try why(workspace, String(id.prefix(6))).output
    #expect(drafted.hasPrefix("\(id) · drafted"))
    #expect(drafted.contains("not approved by anybody"))
    #expect(drafted.contains("Nothing stands against it now but the approval"))
    #expect(try workspace.rapport("approve", id, "--now", Self.now).status == 0)
    let approved = try why(workspace, id).output
    #expect(approved.contains("approved by tester on Tue 24 Nov 2026: bytes with SHA-256"))
    #expect(approved.contains("Nothing stands against it now but its own slot"))
    let night = try workspace.rapport("why", "--now", "2026-11-24T20:00:00Z", id).output
    #expect(night.contains("window  outside"))
    #expect(night.contains("earliest: Wed 25 Nov 2026 09:00 (Berlin)"))
    let late = try workspace.rapport("why", "--now", "2026-11-27T09:00:00Z", id).output
    #expect(late.contains("stale  the slot of 2026-11-24 was missed"))
  }

  @Test("--json names rules, settings with their places, and entries")
  func json() throws {
    let workspace = try workspace()
    let touches = "id,account,contact,kind,at\nb1,birch,bo,bounce,2026-11-20T09:00:00Z\n"
    try workspace.write(touches, to: "touches.csv")
    #expect(try workspace.rapport("import").status == 0)
    let answer = try #require(try why(workspace, "birch", "--json").objects.first)
    #expect(answer["account"] as? String == "birch" && answer["planned"] as? Bool == true)
    let step = try #require((answer["steps"] as? [[String: Any]])?.first)
    let reasons = try #require(step["reasons"] as? [[String: Any]])
    #expect(reasons.compactMap { $0["rule"] as? String } == ["suppressed", "suppressed"])
    let settings = reasons.compactMap { ($0["settings"] as? [[String: Any]])?.first }
    #expect(settings.first?["place"] as? String == "rapport.yaml:5:5")
    let entries = reasons.compactMap { ($0["evidence"] as? [[String: Any]])?.first }
    #expect(entries.first?["id"] as? String == "b1")
    #expect(step["earliest"] == nil)
  }
}
