import Foundation
import TestSupport
import Testing

@Suite("rapport status", .temporaryFolder)
struct StatusTests {
  private static let now = "2026-11-24T08:00:00Z"
  private static let owing =
    "id,account,contact,kind,at\nr1,acme,zoe,mail-in,2026-11-16T09:00:00Z\n"

  private func workspace(touches: String? = nil) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(touches: touches)
    #expect(try workspace.rapport("import").status == 0)
    return workspace
  }

  private func status(_ workspace: SampleWorkspace, _ words: String...) throws -> String {
    let result = try workspace.rapport.run(["status", "--now", Self.now] + words)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  private func json(_ workspace: SampleWorkspace) throws -> [String: Any] {
    try #require(
      try workspace.rapport.run(["status", "--json", "--now", Self.now]).objects.first
    )
  }

  private func plan(_ workspace: SampleWorkspace) throws {
    #expect(try workspace.rapport("plan", "--now", Self.now).status == 0)
  }

  @Test("counts what waits, what is ready, and the room that is left")
  func counts() throws {
    let workspace = try workspace(touches: Self.owing)
    try plan(workspace)
    #expect(
      try status(workspace) == """
        Northlight · Tuesday 2026-11-24, 09:00 Europe/Berlin

          replies you owe  1  the oldest since Mon 2026-11-16, overdue
          may be drafted   1  only a slot is wanting: "rapport draft"

          mailbox    today  this hour  bounces
          default  0 of 10     0 of 6   0 of 0

        Held today: 1

          1  engaged  they wrote last: answer by hand, then "rapport log" it

        """
    )
    #expect(try status(workspace, "--line") == "1 owed\n")
  }

  @Test("follows drafts from approval to the mail that is gone")
  func drafts() throws {
    let workspace = try workspace()
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    #expect(try status(workspace, "--line") == "2 to approve\n")
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    #expect(try status(workspace, "--line") == "2 due\n")
    let drafts = try #require(try json(workspace)["drafts"] as? [String: Any])
    #expect(drafts["due_today"] as? Int == 2 && drafts["to_approve"] as? Int == 0)
    #expect((drafts["next"] as? String)?.hasPrefix("2026-11-24T09:0") == true)
    let room = try #require((try json(workspace)["mailboxes"] as? [[String: Any]])?.first)
    #expect(room["today"] as? Int == 2 && room["room"] as? Int == 8)
  }

  @Test("tells a mail of unknown fate with its age")
  func unknown() throws {
    let workspace = try workspace()
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    try workspace.onDatabase(
      """
      UPDATE drafts SET state = 'unknown', attempt = 'x', handed_over = since, attempts = 1,
        since = since - 7260 WHERE key = 1
      """
    )
    #expect(try status(workspace).contains("of unknown fate  1  the oldest for 2 h: \"rapport"))
    #expect(try status(workspace, "--line").hasPrefix("1 unknown, "))
  }

  @Test("names a mailbox that stopped")
  func stopped() throws {
    let workspace = try workspace(
      touches: "id,account,contact,kind,at,mailbox\n"
        + "c1,acme,zoe,complaint,2026-11-20T09:00:00Z,default\n"
    )
    try plan(workspace)
    #expect(try status(workspace).contains("stopped, somebody complained on 2026-11-20: "))
    #expect(try status(workspace, "--line").contains("default stopped"))
  }

  @Test("works out anew what a few accounts wait for, so that an answered reply is gone at once")
  func renewed() throws {
    let workspace = try workspace(touches: Self.owing)
    try plan(workspace)
    #expect(try status(workspace, "--line") == "1 owed\n")
    let answer = ["log", "call", "acme", "--contact", "zoe", "--answered", "--now", Self.now]
    #expect(try workspace.rapport.run(answer).status == 0)
    #expect(try status(workspace, "--line").isEmpty)
    let agenda = try #require(try json(workspace)["agenda"] as? [String: Any])
    #expect(agenda["current"] as? Bool == true)
  }

  @Test("says as of when its counts are where templates changed since the plan")
  func behind() throws {
    let workspace = try workspace(touches: Self.owing)
    try plan(workspace)
    try workspace.write(SampleWorkspace.template + "Bye.\n", to: "Templates/check-in/first.md")
    try workspace.onDatabase("UPDATE agenda_accounts SET true_from = 1795504500")
    let text = try status(workspace)
    #expect(text.contains("as of today 08:15 (templates or rapport.yaml changed since)"))
    #expect(try status(workspace, "--line") == "1 owed, as of 08:15\n")
    let agenda = try #require(try json(workspace)["agenda"] as? [String: Any])
    #expect(agenda["current"] as? Bool == false)
  }

  @Test("says that nothing is planned yet, and works out no whole book by itself")
  func unplanned() throws {
    let workspace = try workspace(touches: Self.owing)
    try workspace.onDatabase(
      "DELETE FROM agenda_basis; DELETE FROM agenda_accounts; DELETE FROM agenda_owed"
    )
    #expect(try status(workspace).contains("Nothing is planned yet"))
    #expect(try status(workspace, "--line") == "plan wanted\n")
  }

  @Test("makes no database, and a prompt elsewhere stays empty")
  func nothing() throws {
    let workspace = try SampleWorkspace()
    #expect(try status(workspace).hasPrefix("Nothing is imported yet"))
    #expect(try status(workspace, "--line").isEmpty)
    #expect(
      !FileManager.default.fileExists(
        atPath: workspace.folder.appending(path: "rapport.db").path
      )
    )
    let elsewhere = Program(folder: TemporaryFolder.current)
    let line = try elsewhere("status", "--line")
    #expect(line.status == 0 && line.output.isEmpty && line.errors.isEmpty)
    #expect(try elsewhere("status").status == 66)
  }

  @Test("does not wait for a process that writes")
  func busy() throws {
    let workspace = try workspace(touches: Self.owing)
    try plan(workspace)
    let script = """
      import sqlite3, subprocess, sys
      c = sqlite3.connect(sys.argv[1], isolation_level=None)
      c.execute("BEGIN IMMEDIATE")
      c.execute("INSERT INTO agenda_changed SELECT key FROM accounts LIMIT 1")
      print(subprocess.run(sys.argv[2:], capture_output=True, text=True, timeout=20).stdout)
      """
    var python = workspace.rapport
    python.program = URL(filePath: "/usr/bin/env")
    let database = workspace.folder.appending(path: "rapport.db").path
    let result = try python.run(
      ["python3", "-c", script, database, Program.rapport.path, "status", "--line"]
        + ["--now", Self.now]
    )
    #expect(result.output == "1 owed\n\n", "\(result.errors)")
  }
}
