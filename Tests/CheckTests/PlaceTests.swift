import Check
import Outreach
import Testing

@Suite("A finding stands where a person can mend it")
struct PlaceTests {
  /// What the place points at: the rest of its line.
  private func pointed(at finding: Finding, in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(finding.place.line - 1) else { return "" }
    return String(lines[finding.place.line - 1].unicodeScalars.dropFirst(finding.place.column - 1))
  }

  @Test(
    "in the words of the template",
    arguments: [
      ("We are just checking in, Zoë.", "just checking in"),
      ("Zoë wrote  twice.", "  twice"),
      ("See https://bit.ly/3abc for it.", "https://bit.ly"),
      ("We met{% if account.offer %} twice{% endif %} , I think.", "{% if account.offer %}"),
    ]
  )
  func inTheTemplate(sentence: String, start: String) throws {
    var sandbox = try Sandbox.small()
    try sandbox.say(sentence)
    let finding = try #require(try sandbox.heard.first)
    #expect(finding.place.file == "Templates/check-in/third.md")
    let text = try #require(sandbox.templates["check-in/third"])
    #expect(pointed(at: finding, in: text).hasPrefix(start))
  }

  @Test("in the partial whose words they are")
  func inThePartial() throws {
    var sandbox = try Sandbox.small()
    try sandbox.replace("I won't write", by: "I  won't write", in: "partials/opt-out")
    let found = try sandbox.heard
    #expect(found.map(\.place.file) == ["Templates/partials/opt-out.md"])
  }

  @Test("in the cell that the words come from, with the row's own line and column")
  func inTheCell() throws {
    var sandbox = try Sandbox.small()
    sandbox.addAccount(["topic": "the night  load"])
    sandbox.addContact()
    let finding = try #require(try sandbox.heard.first)
    #expect(finding.kind == .doubledSpace)
    #expect(finding.place.file == "accounts.csv")
    #expect(pointed(at: finding, in: sandbox.accounts).hasPrefix("the night  load"))
    #expect(finding.records == ["Pia Lind, Planted Ltd"])
  }

  @Test("a missing value at the tag that wants it, each record with its cell")
  func missingValue() throws {
    var sandbox = try Sandbox.small()
    sandbox.addAccount(["topic": ""])
    sandbox.addContact()
    let finding = try #require(try sandbox.heard.first)
    let text = try #require(sandbox.templates["check-in/first"])
    #expect(pointed(at: finding, in: text).contains("account.topic }}"))
    let line = sandbox.accounts.split(separator: "\n").count
    let column = "planted,Planted Ltd,Opportunity,,planted.example,GB,,,,".utf8.count + 1
    #expect(finding.records == ["Pia Lind, Planted Ltd (accounts.csv:\(line):\(column))"])
    #expect(finding.draft != nil)
  }

  @Test("the same defect of many records is one finding, with a count and the first names")
  func manyRecords() throws {
    var sandbox = try Sandbox.small()
    for number in 1...12 {
      let id = "planted-\(number)"
      sandbox.addAccount(["id": id, "topic": "", "domain": "\(id).example"])
      sandbox.addContact(["id": "p-\(number)", "account": id, "email": "p@\(id).example"])
    }
    let found = try sandbox.heard
    #expect(found.map(\.kind) == [.missingValue])
    #expect(found.map(\.count) == [12])
    #expect(found.map(\.records.count) == [5])
  }

  @Test("no more is looked for where the configuration cannot be read")
  func brokenConfiguration() throws {
    var sandbox = try Sandbox.small()
    sandbox.configuration = "sender: nobody\nzone: Mars\n"
    try sandbox.say("Just checking in.")
    #expect(try sandbox.heard.map(\.place.line) == [1, 2])
    #expect(try sandbox.heard.allSatisfy { $0.kind == .configuration })
  }
}
