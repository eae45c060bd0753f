import Liquid
import Testing

@Suite struct SchemaTests {
  static let schema: Schema = [
    "contact": ["first_name": .text, "age": .number],
    "account": ["name": .text, "fields": ["arr": .number], "tags": .list(.text)],
    "touches": .list(["subject": .text, "at": .date, "people": .list(["name": .text])]),
    "extra": .any,
  ]

  @Test(arguments: [
    (
      "{{ contact.first_nme }}",
      "unknown name 'contact.first_nme'; did you mean 'contact.first_name'?"
    ), ("{{ contct.age }}", "unknown name 'contct.age'; did you mean 'contact.age'?"),
    (
      "{% for t in touches %}{{ t.subjct }}{% endfor %}",
      "unknown name 't.subjct'; did you mean 't.subject'?"
    ), ("{{ contact.first_name.x }}", "unknown name 'contact.first_name.x'"),
    ("{{ contact }}", "this is an object; print one of its fields"),
    ("{% for x in contact.age %}{% endfor %}", "this is no list, so nothing to loop over"),
    ("{% if nobody %}{% endif %}", "unknown name 'nobody'"),
    ("{% render 'card', who: contact %}", "unknown name 'who.nme'; did you mean 'who.name'?"),
  ])
  func whatIsNotDeclaredIsRefusedBeforeAnyRecord(source: String, message: String) {
    let partials = ["card": "{{ who.nme | default: 'x' }}"]
    let schema = Schema(
      Self.schema.fields.map {
        $0.name == "contact" && source.contains("who") ? .init("contact", ["name": .text]) : $0
      }
    )
    do throws(LiquidErrors) {
      _ = try Template(source: source, schema: schema, partials: partials)
      Issue.record("not refused")
    } catch {
      #expect(error.errors.map(\.message) == [message])
    }
  }

  @Test(arguments: [
    "{{ extra.a.b[0] }}",
    "{{ account.fields.arr | plus: 1 }}{{ account.tags.first }}{{ touches.size }}{{ account.name.size }}",
    "{% for t in touches %}{% for p in t.people %}{{ p.name }}{{ forloop.parentloop.index }}{% endfor %}{% endfor %}",
    "{% assign c = contact %}{{ c.first_name }}{% capture x %}a{% endcapture %}{{ x }}",
    "{% if contact.first_name == blank %}x{% endif %}",
  ])
  func whatIsDeclaredIsFine(source: String) {
    #expect(throws: Never.self) { try Template(source: source, schema: Self.schema) }
  }

  @Test func aRecordHoldsNestedListsAndForgetsThemOnReset() throws {
    let template = try Template(
      source:
        "{% for t in touches %}{{ t.subject }}:{% for p in t.people %}{{ p.name }},{% endfor %} {% else %}none{% endfor %}{{ account.tags | join: '+' | default: '-' }}",
      schema: Self.schema
    )
    var record = Record(Self.schema)
    record.fill(from: [
      "touches": [["subject": "a", "people": [["name": "x"], ["name": "y"]]], ["subject": "b"]],
      "account": ["tags": ["t", "u"]], "junk": 1,
    ])
    #expect(try template.render(record) == "a:x,y, b: t+u")
    record.reset()
    #expect(try template.render(record) == "none-")
  }

  @Test func bytesThatAreNoUTF8AreRepaired() throws {
    let schema: Schema = ["a": .text]
    var record = Record(schema)
    record.set(
      try #require(schema.slot("a")),
      utf8: [0x61, 0xFF, 0xC3, 0xA9, 0xED, 0xA0, 0x80] as [UInt8]
    )
    #expect(
      try Template(source: "{{ a }}", schema: schema).render(record).unicodeScalars.first == "a"
    )
    #expect(try Template(source: "{{ a }}", schema: schema).render(record).contains("é"))
  }

  @Test func aSchemaIsReadFromJSON() throws {
    let schema = try Schema(
      json: #"{"c": {"n": "text"}, "l": [{"at": "date"}], "t": ["number"], "x": "any"}"#
    )
    #expect(
      schema.fields == [
        .init("c", ["n": .text]), .init("l", .list(["at": .date])), .init("t", .list(.number)),
        .init("x", .any),
      ]
    )
    #expect(schema.paths == [["c", "n"], ["l"], ["t"], ["x"]])
    #expect(throws: LiquidErrors.self) { try Schema(json: #"{"c": "txt"}"#) }
    #expect(throws: LiquidErrors.self) { try Schema(json: "[]") }
  }
}
