import Foundation
import TestSupport
import Testing

/// What people get wrong: each a clear message, the right exit code, and nothing lost.
@Suite("Bad input", .temporaryFolder)
struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let arguments: [String]
    let status: Int32
    /// Each must stand in what is printed.
    let says: [String]
    var configuration = SampleWorkspace.configuration
    var accounts = SampleWorkspace.accounts
    var contacts = SampleWorkspace.contacts
    var touches: String?
    var template = SampleWorkspace.template
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a configuration key that does not exist",
      arguments: ["plan"],
      status: 78,
      says: ["rapport.yaml:4:1", "cadense", "cadence"],
      configuration: SampleWorkspace.configuration + "\ncadense: {}\n"
    ),
    Case(
      testDescription: "broken YAML",
      arguments: ["plan"],
      status: 78,
      says: ["rapport.yaml:4:1", "not YAML"],
      configuration: "sender: Ana <ana@northlight.example>\ncompany: Northlight\nzone: [\n"
    ),
    Case(
      testDescription: "a password in the configuration",
      arguments: ["plan"],
      status: 78,
      says: ["password_command"],
      configuration: """
        sender: Ana
        zone: Europe/Berlin
        mailboxes:
          ana:
            from: ana@northlight.example
            smtp: {host: smtp.northlight.example, username: ana, password: hunter2}
        """
    ),
    Case(
      testDescription: "a column that is not there",
      arguments: ["import"],
      status: 65,
      says: ["contacts.csv:1", "email", "mail"],
      contacts: "id,account,mail,role\nzoe,acme,zoe@acme.example,decision-maker\n"
    ),
    Case(
      testDescription: "a bad date",
      arguments: ["import"],
      status: 1,
      says: ["touches.csv:2:", "2026-02-30"],
      touches: "account,contact,kind,at\nacme,zoe,call,2026-02-30\n"
    ),
    Case(
      testDescription: "a zone that does not exist",
      arguments: ["import"],
      status: 1,
      says: ["accounts.csv:2:", "Europe/Berlln", "Europe/Berlin"],
      accounts: "id,name,stage,zone\nacme,Acme,prospect,Europe/Berlln\n",
      contacts: "id,account,email\n"
    ),
    Case(
      testDescription: "an id that stands twice",
      arguments: ["import"],
      status: 1,
      says: ["accounts.csv:3:", "acme", "line 2"],
      accounts: "id,name,stage\nacme,Acme,prospect\nacme,Again,client\n",
      contacts: "id,account,email\n"
    ),
    Case(
      testDescription: "an address with a line break",
      arguments: ["import"],
      status: 1,
      says: ["contacts.csv:2:", "\\n"],
      contacts: "id,account,email\nzoe,acme,\"zoe@acme.example\nBcc: all@acme.example\"\n"
    ),
    Case(
      testDescription: "a record with too few fields",
      arguments: ["import"],
      status: 1,
      says: ["accounts.csv:2:", "2 of 3 fields"],
      accounts: "id,name,stage\nacme,Acme\n",
      contacts: "id,account,email\n"
    ),
    Case(
      testDescription: "a template that does not exist",
      arguments: ["preview"],
      status: 78,
      says: ["check-in/frist", "check-in/first"],
      configuration: SampleWorkspace.configuration + """

        sequences:
          prospect:
            stage: prospect
            steps:
              - template: check-in/frist
        """
    ),
    Case(
      testDescription: "a name that no record has",
      arguments: ["preview"],
      status: 65,
      says: ["first.md:6:", "contact.frist_name", "first_name", "^"],
      template: SampleWorkspace.template.replacing("contact.first_name", with: "contact.frist_name")
    ),
    Case(
      testDescription: "a template without front matter",
      arguments: ["preview"],
      status: 65,
      says: ["first.md:1:1", "---"],
      template: "Hello\n"
    ),
    Case(
      testDescription: "an empty value holds that draft alone",
      arguments: ["preview"],
      status: 0,
      says: ["contact.first_name", "values", "1 mail in Outbox"],
      contacts: """
        id,account,email,role,first_name
        zoe,acme,zoe@acme.example,decision-maker,
        bo,birch,bo@birch.example,decision-maker,Bo
        """
    ),
    Case(
      testDescription: "a mistyped command",
      arguments: ["pln"],
      status: 64,
      says: ["pln", "did you mean \"plan\""]
    ),
    Case(
      testDescription: "an instant that is none",
      arguments: ["plan", "--now", "today"],
      status: 64,
      says: ["--now", "today"]
    ),
    Case(
      testDescription: "a draft that is not there",
      arguments: ["approve", "d-nothing"],
      status: 65,
      says: ["d-nothing"]
    ),
  ]

  @Test("is told with its place and what to do", arguments: cases)
  func told(_ example: Case) throws {
    let workspace = try SampleWorkspace(
      configuration: example.configuration,
      accounts: example.accounts,
      contacts: example.contacts,
      touches: example.touches,
      templates: ["check-in/first": example.template]
    )
    var arguments = example.arguments
    if !arguments.contains("--now") { arguments += ["--now", "2026-11-24T08:00:00Z"] }
    if example.arguments == ["pln"] { arguments = ["pln"] }
    let result = try workspace.rapport.run(arguments)
    let printed = result.output + result.errors
    #expect(result.status == example.status, "\(printed)")
    for text in example.says { #expect(printed.contains(text), "\(printed)") }
    #expect(!printed.contains("hunter2"))
    #expect(!printed.contains("\u{1B}"))
  }

  @Test("a file that is not there", arguments: ["accounts.csv", "contacts.csv", "rapport.yaml"])
  func missing(file: String) throws {
    let workspace = try SampleWorkspace()
    try FileManager.default.removeItem(at: workspace.folder.appending(path: file))
    let result = try workspace.rapport("import")
    #expect(result.status == 66)
    #expect(result.errors.contains(file))
    #expect(!FileManager.default.fileExists(atPath: workspace.folder.path + "/rapport.db-journal"))
  }

  @Test("an import that breaks off leaves the book as it was")
  func allOrNothing() throws {
    let workspace = try SampleWorkspace()
    #expect(try workspace.rapport("import").status == 0)
    let before = try workspace.rapport("plan", "--json", "--now", "2026-11-24T08:00:00Z").output
    try workspace.write(SampleWorkspace.accounts + "\nnew,New,prospect,,\n", to: "accounts.csv")
    try workspace.write("id,account\n", to: "contacts.csv")
    #expect(try workspace.rapport("import").status == 65)
    let after = try workspace.rapport("plan", "--json", "--now", "2026-11-24T08:00:00Z").output
    #expect(after == before)
  }

  @Test("an outbox with a link in the way is refused, and nothing is written")
  func linkedOutbox() throws {
    let workspace = try SampleWorkspace()
    let outbox = workspace.folder.appending(path: "Outbox")
    try FileManager.default.createDirectory(at: outbox, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: outbox.appending(path: "2026-11-24"),
      withDestinationURL: TemporaryFolder.current
    )
    let result = try workspace.rapport("preview", "--now", "2026-11-24T08:00:00Z")
    #expect(result.status == 73)
    #expect(result.errors.contains("Outbox/2026-11-24"))
    #expect(try workspace.outbox().isEmpty)
  }

  @Test("a second sender is told to come back")
  func twoSenders() throws {
    let workspace = try SampleWorkspace()
    #expect(try workspace.rapport("import").status == 0)
    let lock = open(workspace.folder.path + "/rapport.db-lock", O_RDWR | O_CREAT, 0o600)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let result = try workspace.rapport("send", "--live")
    #expect(result.status == 75)
    #expect(result.errors.contains("another"))
  }

  @Test("two drafting at once write each draft once")
  func twoDrafting() async throws {
    let workspace = try SampleWorkspace()
    #expect(try workspace.rapport("import").status == 0)
    let rapport = workspace.rapport
    let results = try await withThrowingTaskGroup(of: Program.Result.self) { group in
      for _ in 0..<4 {
        group.addTask { try rapport("draft", "--now", "2026-11-24T08:00:00Z") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0.status == 0 })
    let drafts = try rapport("drafts", "--json").objects
    #expect(drafts.count == 2)
  }

  private static let now = "2026-11-24T08:00:00Z"

  @Test(
    "a folder of templates that cannot be listed is an error, not a gap",
    .enabled(if: geteuid() != 0, "the superuser may read what nobody may")
  )
  func unreadableTemplates() throws {
    let workspace = try SampleWorkspace()
    let folder = workspace.folder.appending(path: "Templates/thank-you")
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    try files.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path)
    let result = try workspace.rapport("preview", "--now", Self.now)
    #expect(result.status == 74)
    #expect(result.errors.contains("Templates/thank-you cannot be listed"))
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
  }

  @Test("an outbox that cannot be written is named, and nothing is half-written", .needsSmallDisk)
  func readOnlyOutbox() throws {
    let disk = try SmallDisk(kilobytes: 64, in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.configuration + "\npaths:\n  outbox: \(disk.folder.path)\n"
    )
    try disk.makeReadOnly()
    let result = try workspace.rapport("preview", "--now", Self.now)
    #expect(result.status == 73)
    #expect(result.errors.contains(disk.folder.path))
  }

  @Test("a full disk leaves no half-written mail", .needsSmallDisk)
  func fullOutbox() throws {
    let disk = try SmallDisk(kilobytes: 16, in: TemporaryFolder.current)
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.configuration + "\npaths:\n  outbox: \(disk.folder.path)\n"
    )
    try Data(repeating: 0x78, count: 12_000).write(to: disk.folder.appending(path: "filler"))
    let result = try workspace.rapport("preview", "--now", Self.now)
    #expect(result.status == 74)
    #expect(result.errors.contains("full"))
    let left = try FileManager.default.subpathsOfDirectory(atPath: disk.folder.path)
    #expect(left.allSatisfy { !$0.hasSuffix(".eml") || isWhole($0, in: disk.folder) })
  }

  private func isWhole(_ path: String, in folder: URL) -> Bool {
    let data = try? Data(contentsOf: folder.appending(path: path))
    return data.map { String(decoding: $0, as: UTF8.self).hasSuffix("\r\n") } ?? false
  }

  @Test("a full disk under the database loses nothing that was there", .needsSmallDisk)
  func fullDatabase() throws {
    let disk = try SmallDisk(kilobytes: 400, in: TemporaryFolder.current)
    let database = disk.folder.appending(path: "rapport.db")
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.configuration + "\npaths:\n  database: \(database.path)\n"
    )
    #expect(try workspace.rapport("import").status == 0)
    var accounts = SampleWorkspace.accounts
    for index in 0..<20_000 { accounts += "\nfirm\(index),Firm \(index),prospect,,a long topic" }
    try workspace.write(accounts, to: "accounts.csv")
    let result = try workspace.rapport("import")
    #expect(result.status == 74, "\(result.errors)")
    #expect(result.errors.contains("disk is full"))
    try workspace.write(SampleWorkspace.accounts, to: "accounts.csv")
    let again = try workspace.rapport("import")
    #expect(again.status == 0, "\(again.errors)")
    let plan = try workspace.rapport("plan", "--json", "--now", Self.now)
    #expect(plan.output.contains("acme") && !plan.output.contains("firm1"))
  }
}
