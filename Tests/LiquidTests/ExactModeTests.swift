import Liquid
import Testing

@Suite struct ExactModeTests {
  @Test(arguments: [
    Row("{{ x | default: 'y' }}", "y"), Row("{{ x | default: 'y' }}", "y", ["x": "  "]),
    Row("{{ x | strip | default: 'y' }}", "y", ["x": nil]), Row("{{ x | default: '' }}|", "|"),
    Row("{% if x %}a{% else %}b{% endif %}", "b"), Row("{% if x == blank %}a{% endif %}", "a"),
    Row("{{ x }}", "0", ["x": 0]), Row("{{ x }}", "false", ["x": false]), Row("{{ '' }}|", "|"),
    Row("{{ x | default: false, allow_false: true }}", "false", ["x": false]),
    Row("{% assign n = x | default: 'there' %}{{ n }}", "there"),
  ])
  func aFallbackOrAQuestionMakesMissingValuesFine(row: Row) throws { try row.check(.exact) }

  @Test(
    arguments: [
      "{{ x }}", "{{ x | upcase }}", "{{ x | append: '!' }}", "{% echo x %}",
      "{% assign n = x %}{{ n }}",
      "{{ 'Hi ' | append: x }}", "{{ x | default: x }}", "{% cycle x, 'a' %}", "{{ o.k }}",
      "{{ o.list | join: ', ' }}",
    ],
    [nil, "", " \t\n"] as [String?]
  )
  func aMissingValueIsNeverPrinted(source: String, value: String?) {
    let missing = value.map { LiquidValue.text($0) } ?? .null
    let found = errors(source, ["x": missing, "o": ["k": missing, "list": []]])
    #expect(found.count == 1)
    #expect(found.first?.missingPath != nil, "\(found)")
  }

  @Test func allMissingValuesOfARecordAreReportedTogether() throws {
    let template = try Template(
      source: "{{ a.b }} {{ c }}\n{{ a.b }}{% for t in l %}{{ t.s | upcase }}{% endfor %}"
    )
    let thrown = #expect(throws: LiquidErrors.self) {
      try template.render(with: ["l": [["s": ""]]])
    }
    #expect(
      thrown?.errors.map(\.place.description) == [
        "template:1:4", "template:1:14", "template:2:4", "template:2:29",
      ]
    )
    #expect(thrown?.missingPaths == ["a.b", "c", "t.s"])
  }

  @Test func theBufferIsAsBeforeAfterAnError() throws {
    let template = try Template(source: "text {{ x }}", schema: ["x": .text])
    var renderer = Renderer()
    var bytes = Array("kept".utf8)
    #expect(throws: LiquidErrors.self) {
      try renderer.render(template, Record(["x": .text]), into: &bytes, options: RenderOptions())
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "kept")
  }

  @Test(arguments: [
    ("{{ x | upcas }}", "unknown filter 'upcas'; did you mean 'upcase'?"),
    ("{{ x | truncate: 1, 2, 3 }}", "'truncate' takes 0 to 2 arguments, not 3"),
    ("{{ x | append }}", "'append' takes 1 argument, not 0"),
    ("{{ x | upcase: a: 1 }}", "'upcase' takes no argument named 'a'"),
    ("{% rendr 'x' %}", "unknown tag 'rendr'; did you mean 'render'?"),
    ("{% render 'x' %}", "no partial is named 'x'"),
    ("{% if x %}", "'if' tag was never closed"),
    ("{% endfor %}", "'endfor' has no block to belong to"),
    ("{% if x %}{% endfor %}{% endif %}", "'endfor' is not valid here; 'endif' is still open"),
    ("{{ x y }}", "unexpected 'y'"), ("{{ x", "'{{' is not closed by '}}'"),
    ("{{ 'x }}", "this text has no closing quote"),
    ("{{ x | plus: 'a' }}", "'plus' needs numbers"),
  ])
  func whatIsWrongIsSaidWithWhatIsRight(source: String, message: String) {
    #expect(errors(source, ["x": 1], partials: ["card": ""]).map(\.message) == [message])
  }
}
