import Foundation
import TestSupport
import Testing

@Suite("rapport check", .temporaryFolder)
struct CheckTests {
  private static let now = "2026-11-24T08:00:00Z"

  /// Says who writes and where from, and greets: nothing in it is found.
  private static let configuration = """
    sender:
      name: Ana Lopez
      company: Northlight
      postal_address: 14 Lantern Row, Leeds
    zone: Europe/Berlin
    mailboxes:
      ana: {from: Ana Lopez <ana@northlight.example>}
    """ + off + "\n"

  /// Only one sequence, so that only one template is wanted.
  private static let off = """

    sequences:
      prospect:
        stage: prospect
        steps: [{template: check-in/first}]
    """

  private static let template = """
    ---
    kind: check-in
    subject: A question about {{ account.topic }}
    ---
    Hello {{ contact.first_name }},

    how do you measure {{ account.topic }} today?

    {{ sender.name }}

    If you'd rather not hear from me, reply "no thanks".
    {{ sender.postal_address }}
    """

  private func workspace(_ template: String = Self.template) throws -> SampleWorkspace {
    try SampleWorkspace(
      configuration: Self.configuration,
      templates: ["check-in/first": template]
    )
  }

  @Test("ends with 0 and one line where there is nothing to say")
  func clean() throws {
    let result = try workspace().rapport("check", "--now", Self.now)
    #expect(result.output == "No findings.\n")
    #expect(result.status == 0)
  }

  @Test("ends with 1 where something must not go out, and says where and what to do")
  func error() throws {
    let text = Self.template.replacing("today?", with: "todya? {{ acount.name }}")
    let result = try workspace(text).rapport("check", "--now", Self.now)
    #expect(result.status == 1)
    #expect(
      result.output == """
        Templates/check-in/first.md
          7:50  error  unknown-name  unknown name 'acount.name'; did you mean 'account.name'?
              correct the name, or add the column to the data

        1 error. "rapport check --explain ID" tells more of one.

        """
    )
  }

  @Test("ends with 0 where all is a matter of taste, and where somebody said why it may stay")
  func warning() throws {
    let text = Self.template.replacing("today?", with: "today? I was just checking in.")
    let loud = try workspace(text).rapport("check", "--now", Self.now)
    #expect(loud.output.contains("warning  just-checking-in"))
    #expect(loud.status == 0)
    let reason =
      "{% comment %}rapport: allow missing-attachment because it hangs on the wall{% endcomment %}"
    let promise = Self.template.replacing("today?", with: "today? It is attached.\(reason)")
    let silenced = try workspace(promise).rapport("check", "--now", Self.now)
    #expect(silenced.output == "No findings, 1 silenced.\n")
    #expect(silenced.status == 0)
  }

  @Test("prints all of it as JSON, the silenced ones as well")
  func json() throws {
    let reason =
      "{% comment %}rapport: allow missing-attachment because of the wall{% endcomment %}"
    let text = Self.template.replacing("today?", with: "today? It is attached.\(reason)")
    let result = try workspace(text).rapport("check", "--json", "--now", Self.now)
    let object = try #require(result.objects.first)
    let finding = try #require((object["findings"] as? [[String: Any]])?.first)
    #expect(finding["id"] as? String == "missing-attachment")
    #expect(finding["file"] as? String == "Templates/check-in/first.md")
    #expect(finding["line"] as? Int == 7)
    #expect(finding["silenced"] as? String == "of the wall")
    #expect(finding["count"] as? Int == 2)
  }

  @Test("hides who is concerned where it is asked to, and tells programs in their formats")
  func formats() throws {
    let sample = try workspace()
    let accounts = SampleWorkspace.accounts.replacing("two freezer lines", with: "")
    try sample.write(accounts, to: "accounts.csv")
    let plain = try sample.rapport("check", "--now", Self.now)
    #expect(plain.output.contains("Bo Berg, Birch Foods"))
    let masked = try sample.rapport("check", "--mask", "--now", Self.now)
    #expect(masked.output.contains("missing-value"))
    #expect(!masked.output.contains("Berg") && !masked.output.contains("Birch"))
    for format in ["github", "junit", "sarif", "json"] {
      let result = try sample.rapport("check", "--format", format, "--now", Self.now)
      #expect(result.output.contains("no value for account.topic"), "\(format)")
      #expect(result.status == 1)
    }
    #expect(try sample.rapport("check", "--json", "--format", "junit").status == 64)
  }

  @Test("a configuration, a data file or a template that cannot be read is a finding")
  func unreadable() throws {
    let broken = try workspace("no front matter").rapport("check", "--now", Self.now)
    #expect(broken.status == 1)
    #expect(broken.output.contains("1:1  error  front-matter"))
    let sample = try workspace()
    try sample.write("a,b\n1,2\n", to: "contacts.csv")
    let columns = try sample.rapport("check", "--now", Self.now)
    #expect(columns.status == 1)
    #expect(columns.output.contains("contacts.csv\n  1:1  error  unreadable-file"))
    try sample.write("sender: 5\nzone: Mars\n", to: "rapport.yaml")
    let configuration = try sample.rapport("check", "--now", Self.now)
    #expect(configuration.status == 1)
    #expect(configuration.output.contains("2:7  error  configuration  zone"))
    #expect(configuration.output.contains("2 errors."))
    try FileManager.default.removeItem(at: sample.folder.appending(path: "rapport.yaml"))
    #expect(try sample.rapport("check").status == 66)
  }

  /// A second template, with an é of Latin-1.
  private func notUTF8() throws -> SampleWorkspace {
    let sample = try workspace()
    let text = Self.template.replacing("how do you", with: "un café, ä?\nhow do you")
    let octets = Array(text.utf8)
    let place = try #require(text.utf8.firstRange(of: Array("é".utf8))?.lowerBound)
    let start = text.utf8.distance(from: text.startIndex, to: place)
    let bytes = Data(octets[..<start] + [0xE9] + octets[(start + 2)...])
    try bytes.write(to: sample.folder.appending(path: "Templates/check-in/café.md"))
    return sample
  }

  @Test("a template that is not UTF-8 is a finding at its first bad octet, and the rest is checked")
  func badOctet() throws {
    let sample = try notUTF8()
    let accounts = SampleWorkspace.accounts.replacing("two freezer lines", with: "")
    try sample.write(accounts, to: "accounts.csv")
    let result = try sample.rapport("check", "--now", Self.now)
    #expect(result.status == 1, "\(result.errors)")
    let found = "Templates/check-in/café.md\n  7:7  error  unreadable-file  the file is not UTF-8"
    #expect(result.output.contains(found), "\(result.output)")
    #expect(result.output.contains("no value for account.topic"), "\(result.output)")
    #expect(!result.output.contains("front-matter") && !result.output.contains("garbled-text"))
  }

  @Test(
    "nothing is written with a template that is not UTF-8, and its place is named",
    arguments: [["preview"], ["draft"], ["plan"], ["preview", "--format", "json"]]
  )
  func badOctetElsewhere(_ words: [String]) throws {
    let sample = try notUTF8()
    #expect(try sample.rapport("import").status == 0)
    let result = try sample.rapport.run(words + ["--now", Self.now])
    #expect(result.status == 65, "\(result.output)")
    #expect(result.errors.contains("Templates/check-in/café.md:7:7: error: the file is not UTF-8"))
    #expect(try sample.outbox().isEmpty)
    #expect(try sample.rapport("drafts", "--state", "all", "--json").objects.isEmpty)
  }

  @Test("warns where the repository around it is at a public host, also from a worktree")
  func publicRepository() throws {
    let sample = try workspace()
    let url = "[remote \"origin\"]\n\turl = https://github.com/northlight/mails\n"
    try sample.write(url, to: ".git/config")
    let result = try sample.rapport("check", "--now", Self.now)
    #expect(result.output.contains(".git/config\n  2:2  warning  public-repository"))
    #expect(result.status == 0)
    try sample.write("gitdir: main/.git/worktrees/one\n", to: "tree/.git")
    try sample.write("../..\n", to: "tree/main/.git/worktrees/one/commondir")
    try sample.write(url, to: "tree/main/.git/config")
    for name in ["rapport.yaml", "accounts.csv", "contacts.csv", "Templates/check-in/first.md"] {
      try sample.write(String(decoding: try sample.read(name), as: UTF8.self), to: "tree/\(name)")
    }
    let tree = try sample.rapport("check", "--workspace", "tree", "--now", Self.now)
    #expect(tree.output.contains("tree/main/.git/config"))
  }

  @Test("explains an id, lists all of them, and knows which one was meant")
  func explain() throws {
    let program = Program(folder: TemporaryFolder.current)
    let one = try program("check", "--explain", "missing-postal-address")
    #expect(one.status == 0)
    #expect(one.output.contains("7704(a)(5)"))
    #expect(one.output.contains("CASL"))
    let all = try program("check", "--explain")
    #expect(all.output.split(separator: "\n").count >= 55)
    #expect(all.output.contains("missing-value"))
    let wrong = try program("check", "--explain", "mising-value")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("did you mean “missing-value”?"))
    #expect(try program("check", "missing-value").status == 64)
  }

  @Test("A new workspace, and the example, have no findings")
  func delivered() throws {
    let program = Program(folder: TemporaryFolder.current)
    let made = ["init", "--sender", "Ana <ana@northlight.example>", "--zone", "UTC", "w"]
    #expect(try program.run(made).status == 0)
    let new = try program("check", "--workspace", "w", "--now", Self.now)
    #expect(new.output == "No findings.\n")
    for part in ["Examples", "Templates"] {
      try FileManager.default.copyItem(
        at: SharedMaterial.packageFolder.appending(path: part),
        to: TemporaryFolder.current.appending(path: part)
      )
    }
    let example = try program("check", "--workspace", "Examples/northlight", "--now", Self.now)
    #expect(example.output == "No findings, 15 silenced.\n")
  }
}
