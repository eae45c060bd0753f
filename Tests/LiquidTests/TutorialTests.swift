import Foundation
import Liquid
import Testing

/// The tutorial's code, as it stands there.
@Suite struct TutorialTests {
  @Test func theTutorialRuns() throws {
    let template = try Template(source: "Hello {{ name | capitalize }}!")
    let text = try template.render(with: ["name": "ada"])
    #expect(text == "Hello Ada!")

    let schema: Schema = [
      "contact": ["first_name": .text, "since": .date],
      "touches": .list(["subject": .text]),
    ]
    let letter = try Template(
      source: """
        Hi {{ contact.first_name | default: "there" }},
        with us since {{ contact.since | date: "%B %Y" }}.{% for touch in touches %}
        - {{ touch.subject }}{% endfor %}
        """,
      name: "letter.md",
      schema: schema
    )
    #expect(
      try written(letter, schema) == ["Hi Ada,\nwith us since November 2023.", "contact.since"]
    )

    let choice = try Template(
      source: "{% if vip %}Dear {{ name }}{% else %}Hi {{ name }}{% endif %}"
    )
    var texts: [String] = []
    for branch in choice.analysis.branches {
      texts.append(
        try choice.render(with: ["name": "Ada"], options: RenderOptions(forcing: [branch]))
      )
    }
    #expect(texts == ["Dear Ada", "Hi Ada"])

    var dialect = Dialect.standard
    dialect.register(Filter("shout") { call in .text(call.input.printed.uppercased() + "!") })
    let loud = try Template(source: "{{ 'hey' | shout }}", dialect: dialect)
    #expect(try loud.render() == "HEY!")
  }

  private func written(_ letter: Template, _ schema: Schema) throws -> [String] {
    var results: [String] = []
    guard let name = schema.slot("contact", "first_name"),
      let since = schema.slot("contact", "since")
    else { return [] }
    var record = Record(schema)
    var renderer = Renderer()
    var bytes: [UInt8] = []
    for (person, start) in [("Ada", 1_700_000_000), ("Grace", nil)] {
      record.reset()
      record.set(name, text: person)
      if let start { record.set(since, instant: start) }
      bytes.removeAll(keepingCapacity: true)
      do {
        try renderer.render(letter, record, into: &bytes, options: RenderOptions())
        results.append(String(decoding: bytes, as: UTF8.self))
      } catch {
        results += error.missingPaths
      }
    }
    return results
  }

  /// Each line of code in the tutorial is in this file.
  @Test func theTutorialsCodeIsThisCode() throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = root.appendingPathComponent(
      "Sources/Liquid/Liquid.docc/Writing-letters-that-cannot-go-wrong.md"
    )
    let code = Set(
      try String(contentsOf: here, encoding: .utf8).split(separator: "\n").map(trimmed)
    )
    var isCode = false
    for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("```") {
        isCode = line == "```swift"
      } else if isCode, !line.contains("//"), !line.contains("return }"), !line.contains("_ = try")
      {
        #expect(code.contains(trimmed(line)), "\(line)")
      }
    }
  }

  private func trimmed(_ line: Substring) -> String {
    line.trimmingCharacters(in: .whitespaces)
  }
}
