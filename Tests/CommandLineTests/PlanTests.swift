import Foundation
import TestSupport
import Testing

@Suite("rapport plan", .temporaryFolder)
struct PlanTests {
  private static let now = "2026-11-24T08:00:00Z"

  /// A book of so many prospects, each with one decision-maker.
  private func book(_ count: Int, touches: String? = nil, perDay: Int = 40) throws
    -> SampleWorkspace
  {
    let ids = (0..<count).map { $0 < 10 ? "firm0\($0)" : "firm\($0)" }
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.configuration + """

        cadence:
          mailbox:
            per_day: \(perDay)
            per_hour: 30
            gap: 1m
            jitter: 0s
            ramp: off
        """,
      accounts: "id,name,stage,zone,topic\n"
        + ids.map { "\($0),Firm \($0.suffix(2)),prospect,Europe/Berlin,tea\n" }.joined(),
      contacts: "id,account,email,role,first_name,last_name\n"
        + ids.map { "p-\($0),\($0),p@\($0).example,decision-maker,Pat,\($0)\n" }.joined(),
      touches: touches
    )
    #expect(try workspace.rapport("import").status == 0)
    return workspace
  }

  private func plan(_ workspace: SampleWorkspace, _ more: String...) throws -> Program.Result {
    let result = try workspace.rapport.run(["plan", "--now", Self.now] + more)
    #expect(result.status == 0, "\(result.errors)")
    return result
  }

  @Test("folds a long day and says how much it folds; --all shows every mail")
  func folds() throws {
    let workspace = try book(30)
    let folded = try plan(workspace).output
    #expect(folded.contains("Today, Tuesday 2026-11-24: 30 mails  default 30 of 40"))
    #expect(folded.contains("and 18 more between 09:12 and 09:29; --all shows them"))
    #expect(folded.split(separator: "\n").count <= 60)
    let all = try plan(workspace, "--all").output
    #expect(!all.contains("more between"))
    for firm in 10..<30 { #expect(all.contains("Firm \(firm)")) }
  }

  @Test("tells the days after the first in a line each, with the room under each cap")
  func days() throws {
    let lines = try plan(try book(30, perDay: 10)).output.split(separator: "\n")
    #expect(
      lines.contains { $0.hasPrefix("Today, Tuesday 2026-11-24: 10 mails  default 10 of 10") }
    )
    #expect(lines.contains("  Wed 2026-11-25  10  10 check-in  default 10 of 10"))
    #expect(lines.contains("  in all          30  30 check-in  up to 2026-11-30"))
  }

  @Test("--days 1 is today, whatever the hour")
  func today() throws {
    let workspace = try book(30, perDay: 10)
    let output = try plan(workspace, "--days", "1").output
    #expect(!output.contains("2026-11-25"))
    #expect(output.contains("20  mailbox.per_day  the day is full"))
    let evening = try workspace.rapport(
      "plan",
      "--now",
      "2026-11-24T21:00:00Z",
      "--days",
      "1"
    ).output
    #expect(evening.contains("Nothing goes before Wed 2026-11-25"))
    for days in ["0", "367", "x"] {
      #expect(try workspace.rapport("plan", "--days", days).status == 64)
    }
  }

  @Test("--account keeps to one account, with the slots of the whole plan")
  func account() throws {
    let workspace = try book(30, perDay: 10)
    let whole = try plan(workspace, "--all").output.split(separator: "\n")
    let row = try #require(whole.first { $0.contains("Firm 17") })
    let one = try plan(workspace, "--account", "firm 17").output
    #expect(one.split(separator: "\n").contains(row))
    #expect(!one.contains("Firm 16"))
    #expect(try workspace.rapport("plan", "--account", "firm 1").status == 65)
  }

  @Test("--json is the same byte for byte, whatever the order of the rows")
  func json() throws {
    let touches = (0..<30).map {
      "t\($0),firm\($0 < 10 ? "0" : "")\($0),p-firm\($0 < 10 ? "0" : "")\($0),"
        + "mail-out,2026-11-\($0 % 9 + 10)T09:00:00Z\n"
    }
    let head = "id,account,contact,kind,at\n"
    let workspace = try book(30, touches: head + touches.joined())
    let first = try plan(workspace, "--json").output
    #expect(try plan(workspace, "--json").output == first)
    for name in ["accounts.csv", "contacts.csv", "touches.csv"] {
      var rows = String(decoding: try workspace.read(name), as: UTF8.self).split(separator: "\n")
      let head = rows.removeFirst()
      try workspace.write(([head] + rows.reversed()).joined(separator: "\n") + "\n", to: name)
    }
    try FileManager.default.removeItem(at: workspace.folder.appending(path: "rapport.db"))
    #expect(try workspace.rapport("import").status == 0)
    #expect(try plan(workspace, "--json").output == first)
    let keys = try #require(try plan(workspace, "--json").objects.first).keys.sorted()
    #expect(
      keys == [
        "drafts", "handed_over", "held", "held_counts", "horizon", "now", "owed", "room",
        "scheduled", "tasks",
        "unknown",
      ]
    )
  }

  @Test("shows drafts in the day that they are for, with what they wait for")
  func drafts() throws {
    let workspace = try book(2)
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    let drafted = try plan(workspace).output
    #expect(drafted.contains("Today, Tuesday 2026-11-24: 2 mails  default 2 of 40"))
    #expect(drafted.contains("check-in/first  to approve"))
    #expect(try workspace.rapport("approve", "--all", "--now", Self.now).status == 0)
    #expect(try plan(workspace).output.contains("check-in/first  approved"))
  }

  @Test("lists replies owed before all else, and tasks with the command that completes them")
  func person() throws {
    let touches = """
      id,account,contact,kind,at,text
      t1,firm00,p-firm00,mail-in,2026-11-12T09:00:00Z,Yes please
      t2,firm01,p-firm01,mail-in,2026-11-23T09:00:00Z,Maybe

      """
    let workspace = try book(3, touches: touches)
    try workspace.write(
      String(decoding: try workspace.read("rapport.yaml"), as: UTF8.self) + """

        sequences:
          prospect:
            stage: prospect
            steps:
              - {call: ask about the tea, minutes: 10, to: decision-maker}
        """,
      to: "rapport.yaml"
    )
    let lines = try plan(workspace).output.split(separator: "\n").map(String.init)
    let owed = try #require(lines.firstIndex(of: "Replies you owe: 2"))
    #expect(lines[owed + 1].contains("Firm 00") && lines[owed + 1].hasSuffix("overdue"))
    #expect(lines[owed + 2].contains("Firm 01") && !lines[owed + 2].contains("overdue"))
    let tasks = try #require(lines.firstIndex(of: "Tasks: 1"))
    #expect(tasks > owed && lines[tasks + 1].contains("ask about the tea"))
    #expect(lines[tasks + 2].contains("rapport log call ACCOUNT"))
  }

  @Test("prints no colour into a file, also where nobody said NO_COLOR")
  func plain() throws {
    var program = try book(2).rapport
    program.environment = ["NO_COLOR": ""]
    #expect(try !program("plan", "--now", Self.now).output.contains("\u{1B}"))
  }
}

@Suite("rapport plan --ics", .temporaryFolder)
struct PlanCalendarTests {
  private static let now = "2026-11-24T08:00:00Z"

  /// The content lines of a calendar file, after a look at their form (RFC 5545, section 3.1).
  private func lines(_ data: Data) throws -> [String] {
    let text = try #require(String(validating: data, as: UTF8.self))
    let physical = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(physical.last?.isEmpty == true)
    var lines: [String] = []
    for line in physical.dropLast() {
      #expect(line.last == "\r")
      let content = String(String.UnicodeScalarView(line.dropLast()))
      #expect(content.utf8.count <= 75 && !content.isEmpty)
      if content.hasPrefix(" "), let last = lines.popLast() {
        lines.append(last + content.dropFirst())
      } else {
        lines.append(content)
      }
    }
    return lines
  }

  private func workspace(account: String) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      accounts: "id,name,stage,zone,topic\nacme,\"\(account)\",prospect,Australia/Lord_Howe,tea\n",
      contacts: "id,account,email,role,first_name\nzoe,acme,zoe@acme.example,decision-maker,Zoë\n"
    )
    #expect(try workspace.rapport("import").status == 0)
    return workspace
  }

  @Test("has an event for each mail, on the recipient's own day, with texts escaped")
  func event() throws {
    let workspace = try workspace(account: "Ac;me, \\Dairy")
    let result = try workspace.rapport("plan", "--now", Self.now, "--ics", "plan.ics")
    #expect(result.status == 0, "\(result.errors)")
    let lines = try lines(try workspace.read("plan.ics"))
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 1)
    // 09:00 on Lord Howe is 22:00 in Berlin, on the day before.
    #expect(lines.contains("DTSTART;VALUE=DATE:20261125"))
    #expect(lines.contains("SUMMARY:check-in to Zoë\\, Ac\\;me\\, \\\\Dairy"))
    #expect(lines.contains { $0.hasPrefix("UID:d-") && $0.hasSuffix("@northlight.example") })
    #expect(lines.contains("DTSTAMP:20261124T080000Z"))
  }

  @Test("keeps its events' names when it is written again, also once the draft is there")
  func stable() throws {
    let workspace = try workspace(account: "Acme")
    func uids(_ now: String) throws -> [String] {
      #expect(try workspace.rapport("plan", "--now", now, "--ics", "plan.ics").status == 0)
      return try lines(try workspace.read("plan.ics")).filter { $0.hasPrefix("UID:") }
    }
    let first = try uids(Self.now)
    #expect(first.count == 1)
    #expect(try workspace.rapport("draft", "--now", Self.now).status == 0)
    #expect(try uids("2026-11-24T09:00:00Z") == first)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)
        .allSatisfy { !$0.hasSuffix(".tmp") }
    )
  }

  @Test("that cannot be written leaves the old file as it was, and says so")
  func refused() throws {
    let workspace = try workspace(account: "Acme")
    let result = try workspace.rapport("plan", "--now", Self.now, "--ics", "no/such/plan.ics")
    #expect(result.status == 73)
    #expect(result.errors.contains("no/such/plan.ics cannot be written"))
  }
}
