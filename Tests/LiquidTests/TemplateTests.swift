import Liquid
import Testing

@Suite struct TemplateTests {
  @Test func aTemplateRendersATree() throws {
    let template = try Template(source: "Hello {{ name | upcase }}!")
    #expect(try template.render(with: ["name": "Ada"]) == "Hello ADA!")
  }

  @Test func aRecordRendersThroughEveryTemplateOfItsSchema() throws {
    let schema: Schema = [
      "contact": ["first_name": .text, "since": .date],
      "touches": .list(["subject": .text, "at": .date]),
    ]
    let body = try Template(
      source: """
        Hi {{ contact.first_name }} since {{ contact.since | date: "%B %Y" }}:\
        {% for touch in touches %} {{ touch.subject }} ({{ touch.at | date: "%-d %b" }}){% endfor %}
        """,
      schema: schema
    )
    let subject = try Template(source: "For {{ contact.first_name | upcase }}", schema: schema)
    let name = try #require(schema.slot("contact", "first_name"))
    let since = try #require(schema.slot("contact", "since"))
    let touches = try #require(schema.slot("touches"))
    let touchSubject = try #require(schema.field("subject", of: touches))
    let at = try #require(schema.field("at", of: touches))
    var record = Record(schema)
    var renderer = Renderer()
    for (person, subjects) in [("Ada", ["Intro", "Again"]), ("Grace", []), ("Édith", ["Hello"])] {
      record.reset()
      record.set(name, text: person)
      record.set(since, instant: 1_700_000_000)
      record.setCount(touches, to: subjects.count)
      for (index, text) in subjects.enumerated() {
        record.set(record.slot(touchSubject, of: touches, at: index), text: text)
        record.set(record.slot(at, of: touches, at: index), instant: 86_400 * index)
      }
      var bytes: [UInt8] = []
      try renderer.render(body, record, into: &bytes, options: RenderOptions())
      let listed = subjects.enumerated().map { " \($1) (\($0 + 1) Jan)" }.joined()
      #expect(
        String(decoding: bytes, as: UTF8.self) == "Hi \(person) since November 2023:\(listed)"
      )
      #expect(try subject.render(record) == "For \(person.uppercased())")
    }
  }

  @Test func aRecordOfAnotherSchemaIsRefused() throws {
    let template = try Template(source: "{{ a }}", schema: ["a": .text])
    #expect(throws: LiquidErrors.self) { try template.render(Record(["a": .text])) }
  }
}
