import Liquid
import Testing

@Suite struct DataTests {
  @Test(arguments: [
    (
      #"{"b":1,"a":[true,null,-2.5e3,"\u00e9\ud83d\ude00\n\/"],"b":3}"#,
      ["b": 1, "a": [true, nil, -2500.0, "é😀\n/"], "b": 3] as LiquidValue
    ),
    (" [ ] ", .array([])), ("123456789012345678901", .wide("123456789012345678901")),
    ("\"\\ud83d\"", "\u{FFFD}"), ("0.1", 0.1), ("-0", 0),
  ])
  func jsonIsRead(text: String, value: LiquidValue) throws {
    #expect(try LiquidValue(json: text) == value)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "01", "1.", "-", "nul", "\"a\nb\"", "\"\\x\"", "1 2", "[1}", "\"",
    "{a:1}", "1e", "+1", "\"\\u12g4\"",
  ])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(throws: LiquidErrors.self) { try LiquidValue(json: text) }
  }

  @Test func deepJSONIsRefused() {
    #expect(throws: LiquidErrors.self) {
      try LiquidValue(json: String(repeating: "[", count: 100_000))
    }
  }

  struct Person: ValueConvertible {
    var name: String
    var liquidValue: LiquidValue { ["person": ["name": .text(name)]] }
  }

  @Test func aSwiftTypeSaysWhatTemplatesSee() throws {
    #expect(try Template(source: "{{ person.name }}").render(with: Person(name: "Ada")) == "Ada")
    #expect([1, nil, 2].liquidValue == [1, nil, 2])
    #expect(["a": 1, "b": 2] as LiquidValue == ["a": 1, "b": 2])
  }

  @Test func aTemplateRendersFromManyThreads() async throws {
    let template = try Template(source: "{% for i in l %}{{ i | times: n }} {% endfor %}")
    await withTaskGroup(of: String?.self) { group in
      for number in 0..<50 {
        group.addTask { try? template.render(with: ["n": .integer(number), "l": [1, 2]]) }
      }
      var texts: Set<String> = []
      for await text in group { if let text { texts.insert(text) } }
      #expect(texts == Set((0..<50).map { "\($0) \(2 * $0) " }))
    }
  }
}
