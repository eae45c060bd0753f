import Foundation
import TestSupport
import Testing

/// What a person notes by hand: it counts from then on, and can be taken back.
@Suite("rapport log", .temporaryFolder)
struct LogTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func workspace(_ more: String = "", touches: String? = nil) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.configuration + "\n" + more,
      accounts: """
        id,name,stage,zone,topic
        acme,Acme Dairy,prospect,Europe/Berlin,the night load
        birch,Birch Foods,prospect,Europe/Berlin,two freezer lines
        birch-2,Birch & Söhne,prospect,Europe/Berlin,one oven
        """,
      contacts: """
        id,account,email,role,first_name,last_name
        zoe,acme,zoe@acme.example,decision-maker,Zoë,Lind
        ,acme,bo@acme.example,influencer,Bo,Berg
        """,
      touches: touches
    )
    #expect(try workspace.rapport("import", "--now", Self.now).status == 0)
    return workspace
  }

  private func log(_ workspace: SampleWorkspace, _ arguments: String...) throws -> Program.Result {
    try workspace.rapport.run(["log"] + arguments + ["--now", Self.now])
  }

  private func journal(_ workspace: SampleWorkspace, _ account: String) throws -> [[String: Any]] {
    try log(workspace, "list", account, "--json").objects
  }

  @Test func `notes each kind with all that is said of it`() throws {
    let workspace = try workspace()
    let call = try log(
      workspace,
      "call",
      "acme",
      "--contact",
      "zoe",
      "--minutes",
      "12",
      "--answered",
      "--at",
      "2026-11-23 14:05",
      " asked",
      "for",
      "numbers "
    )
    #expect(call.status == 0, "\(call.errors)")
    for kind in ["visit", "letter", "note", "reply", "re-open"] {
      #expect(try log(workspace, kind, "acme", "about \(kind)").status == 0)
    }
    #expect(try log(workspace, "let-go", "acme", "why", "--until", "2027-11-15").status == 0)
    let entries = try journal(workspace, "acme")
    let first = try #require(entries.first)
    #expect(first["contact"] as? String == "zoe")
    #expect(first["at"] as? String == "2026-11-23T14:05:00+01:00")
    #expect(first["minutes"] as? Int == 12)
    #expect(first["answered"] as? Bool == true)
    #expect(first["text"] as? String == "asked for numbers")
    let kinds = Set(entries.compactMap { $0["kind"] as? String })
    #expect(kinds == ["call", "visit", "letter", "note", "mail-in", "re-open", "let-go"])
    let decision = entries.first { $0["kind"] as? String == "let-go" }
    #expect(decision?["until"] as? String == "2027-11-15")
    #expect(entries.dropFirst().allSatisfy { $0["at"] as? String == "2026-11-24T09:00:00+01:00" })
  }

  @Test func `the same said twice is one entry, and another word is another`() throws {
    let workspace = try workspace()
    #expect(try log(workspace, "call", "acme", "hello").output.hasPrefix("Noted l-"))
    #expect(try log(workspace, "call", "acme", "hello").output.hasPrefix("Noted before: l-"))
    #expect(try log(workspace, "call", "acme", "hello", "--minutes", "1").status == 0)
    #expect(try log(workspace, "call", "acme", "hello", "--answered").status == 0)
    #expect(try log(workspace, "visit", "acme", "hello").status == 0)
    #expect(try log(workspace, "call", "acme", "hello", "--contact", "zoe").status == 0)
    #expect(try journal(workspace, "acme").count == 5)
  }

  @Test func `undo takes back what was noted last, or what is named, and it may be said again`()
    throws
  {
    let workspace = try workspace(
      touches: "id,account,kind,at,text\nold,acme,note,2026-11-24T07:00:00Z,imported\n"
    )
    #expect(try log(workspace, "undo").status == 65)
    #expect(try log(workspace, "call", "acme", "later").status == 0)
    #expect(try log(workspace, "call", "acme", "earlier", "--at", "2026-11-20").status == 0)
    let undone = try log(workspace, "undo")
    #expect(undone.output.hasPrefix("Took back l-") && undone.output.contains(": earlier."))
    #expect(try log(workspace, "call", "acme", "earlier", "--at", "2026-11-20").status == 0)
    #expect(
      try journal(workspace, "acme").compactMap { $0["text"] as? String }
        == ["earlier", "imported", "later"]
    )
    #expect(try log(workspace, "undo", "old").output.contains("imported"))
    #expect(try log(workspace, "undo", "old").status == 65)
    #expect(try log(workspace, "undo").status == 0)
    #expect(try log(workspace, "undo").output.contains(": later."))
    #expect(try journal(workspace, "acme").isEmpty)
    #expect(try log(workspace, "list", "acme").output == "Nothing happened with Acme Dairy yet.\n")
  }

  @Test func `a reply stops the drafts until it is taken back`() throws {
    let workspace = try workspace()
    func accounts() throws -> [String?] {
      let plan = try workspace.rapport("plan", "--json", "--now", Self.now).objects.first
      return (plan?["owed"] as? [[String: Any]] ?? []).map { $0["account"] as? String }
    }
    #expect(try log(workspace, "reply", "acme", "--contact", "zoe", "call me").status == 0)
    #expect(try accounts() == ["acme"])
    #expect(try log(workspace, "undo").status == 0)
    #expect(try accounts() == [])
  }

  @Test(
    "finds an account by its id or the beginning of its name",
    arguments: [
      ("birch", "birch"), ("Acme D", "acme"), ("acme-dairy", "acme"), ("BIRCH SOHNE", "birch-2"),
      ("Birch & S", "birch-2"), ("birch f", "birch"),
    ]
  )
  func accounts(text: String, id: String) throws {
    let noted = try log(workspace(), "note", text, "hello", "--json")
    #expect(noted.objects.first?["account"] as? String == id, "\(noted.errors)")
  }

  @Test(
    "finds a person by id, address or name",
    arguments: [
      ("zoe", "zoe"), ("ZOE@acme.example", "zoe"), ("Zoe", "zoe"), ("zoe l", "zoe"),
      ("Berg", "bo@acme.example"), ("bo@acme.example", "bo@acme.example"),
    ]
  )
  func contacts(text: String, id: String) throws {
    let noted = try log(workspace(), "note", "acme", "hello", "--contact", text, "--json")
    #expect(noted.objects.first?["contact"] as? String == id, "\(noted.errors)")
  }

  private static let tasks = """
    sequences:
      prospect:
        stage: prospect
        steps:
          - {call: ask for the numbers, id: ring, to: decision-maker, minutes: 10}
          - {template: check-in/first, day: 0}
      second:
        stage: prospect
        steps:
          - {call: ask who else, id: ask, to: influencer}
    """

  @Test func `a call does the step that waits for it, and the sequence goes on`() throws {
    let workspace = try workspace(Self.tasks)
    func mails() throws -> [String] {
      let plan = try workspace.rapport("plan", "--json", "--now", Self.now).objects.first
      return (plan?["scheduled"] as? [[String: Any]] ?? []).compactMap { $0["account"] as? String }
    }
    #expect(try mails() == [])
    let call = try log(workspace, "call", "acme", "--contact", "zoe", "hello", "--json").objects
    #expect(call.first?["step"] as? String == "ring")
    #expect(call.first?["sequence"] as? String == "prospect")
    #expect(try mails() == ["acme"])
    #expect(
      try log(workspace, "call", "acme", "--contact", "zoe", "hello").output
        .hasPrefix("Noted before")
    )
    #expect(try log(workspace, "undo").status == 0)
    #expect(try mails() == [])
    let again = try log(workspace, "call", "acme", "--task", "ring", "hello")
    #expect(again.output.contains("It was the step “ring” of prospect (ask for the numbers)"))
    #expect(try journal(workspace, "acme").first?["contact"] as? String == "zoe")
    #expect(try mails() == ["acme"])
  }

  @Test func `where several steps wait, a person says which, or none`() throws {
    let workspace = try workspace(Self.tasks)
    let several = try log(workspace, "call", "acme", "hello")
    #expect(several.status == 64)
    #expect(several.errors.contains("  --task ask  “ask” of second (ask who else)\n"))
    #expect(several.errors.contains("  --task ring  "))
    let wrong = try log(workspace, "call", "acme", "hello", "--task", "rings")
    #expect(wrong.status == 64 && wrong.errors.contains("no step “rings” waits for a call"))
    #expect(try journal(workspace, "acme").isEmpty)
    let other = try log(workspace, "call", "acme", "hello", "--task", "none", "--json").objects
    #expect(other.first?["step"] == nil && other.count == 1)
    #expect(try log(workspace, "visit", "acme", "hello", "--json").objects.first?["step"] == nil)
  }

  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let arguments: [String]
    let status: Int32
    let says: [String]

    init(_ arguments: [String], _ status: Int32, _ says: String...) {
      testDescription = arguments.joined(separator: " ")
      self.arguments = arguments
      self.status = status
      self.says = says
    }
  }

  static let slips = [
    Slip(["note", "b", "x"], 65, "may be any of 2 accounts", "  birch  Birch Foods\n", "birch-2"),
    Slip(["note", "acne", "x"], 65, "there is no account “acne”", "did you mean “acme”?"),
    Slip(["note", "\u{1B}[2J", "x"], 65, #"“\u{1B}[2J”"#),
    Slip(["note", "acme", "x", "--contact", "joe"], 65, "Acme Dairy", "did you mean “zoe”?"),
    Slip(["note", "acme", "x", "--contact", "quentin"], 65, "it has bo@acme.example, zoe"),
    Slip(["note", "acme"], 64, "say what there is to note"),
    Slip(["note", "acme", "  "], 64, "say what there is to note"),
    Slip(["let-go", "acme"], 64, "say why"),
    Slip(["call"], 64, "account"),
    Slip(["call", "acme", "--minutes", "-5"], 64, "minutes"),
    Slip(["call", "acme", "--minutes", "100001"], 64, "0 to 100000"),
    Slip(["note", "acme", "x", "--answered"], 64, "--answered"),
    Slip(["call", "acme", "--until", "2027-01-01"], 64, "--until"),
    Slip(["call", "acme", "--at", "yesterday"], 64, "--at: “yesterday” is not a time"),
    Slip(["call", "acme", "--at", "2026-11-24 09:01"], 64, "2026-11-24T09:01:00+01:00 is still"),
    Slip(["call", "acme", "--at", "2026-02-30 09:01"], 64, "is not a time"),
    Slip(["let-go", "acme", "x", "--until", "2026-11-24"], 64, "not a day to come"),
    Slip(["let-go", "acme", "x", "--until", "soon"], 64, "“soon” is not a date"),
    Slip(["call", "acme", "--task", "call"], 64, "no step “call” waits for a call"),
    Slip(["undo", "l-nothing"], 65, "no entry l-nothing"),
    Slip(["list", "nobody"], 65, "there is no account “nobody”"),
    Slip(
      ["cal", "acme"],
      64,
      #"there is no command "cal" behind rapport log; did you mean "call"?"#
    ),
  ]

  @Test("refuses what it cannot know, and notes nothing", arguments: slips)
  func refusals(slip: Slip) throws {
    let workspace = try workspace()
    let result = try workspace.rapport.run(["log"] + slip.arguments + ["--now", Self.now])
    #expect(result.status == slip.status)
    for text in slip.says { #expect(result.errors.contains(text), "\(result.errors)") }
    #expect(try journal(workspace, "acme").isEmpty)
  }
}
