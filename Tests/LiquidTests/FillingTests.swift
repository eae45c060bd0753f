import Liquid
import Testing

@Suite struct FillingTests {
  private static func fillings(
    _ source: String,
    partials: [String: String] = [:]
  ) throws -> (text: String, fillings: [String]) {
    let value: Value = ["name": "Zoë", "shop": ["topic": "tea"], "list": ["a", "b"], "none": nil]
    let schema = Schema([
      Schema.Field("name", .text), Schema.Field("shop", .object([Schema.Field("topic", .text)])),
      Schema.Field("list", .list(.text)), Schema.Field("none", .text),
    ])
    let template = try Template(source: source, schema: schema, partials: partials)
    var record = Record(schema)
    record.fill(from: value)
    var renderer = Renderer()
    var buffer = Array("before ".utf8)
    var found: [Filling] = []
    try renderer.render(
      template,
      record,
      into: &buffer,
      options: RenderOptions(),
      fillings: &found
    )
    let text = Array(buffer.dropFirst(7))
    return (
      String(decoding: text, as: UTF8.self),
      found.map { filling in
        let part = String(decoding: text[filling.range], as: UTF8.self)
        return "\(part)=\(filling.path)@\(filling.place)\(filling.isFallback ? "!" : "")"
      }
    )
  }

  @Test(
    "names the stretches that values wrote",
    arguments: [
      (
        "Hi {{ name }}, {{ shop.topic | upcase }}.",
        ["Zoë=name@template:1:7", "TEA=shop.topic@template:1:19"]
      ),
      ("{{ none | default: 'you' }}", ["you=none@template:1:4!"]),
      ("{{ none | default: name | default: 'x' }}", ["Zoë=none@template:1:4!"]),
      ("{{ name | default: 'you' }}", ["Zoë=name@template:1:4"]),
      ("{% assign a = none | default: 'x' %}{{ name }}", ["Zoë=name@template:1:40"]),
      ("{% capture a %}<{{ name }}>{% endcapture %}{{ a }}!", ["<Zoë>=a@template:1:47"]),
      ("{% capture a %}{{ name }}{% endcapture %}Anything else", []),
      (
        "{% for x in list %}{% cycle name, 'c' %}{{ x }}{% endfor %}",
        ["Zoë=name@template:1:29", "a=x@template:1:44", "c='c'@template:1:35", "b=x@template:1:44"]
      ),
      (
        "{% for x in list %}{% ifchanged %}{{ name }}{% endifchanged %}.{% endfor %}",
        ["Zoë=name@template:1:38"]
      ),
      ("{% increment n %} of {{ 'two' }}", ["0=value@template:1:1"]),
      ("no values", []),
    ]
  )
  func stretches(source: String, expected: [String]) throws {
    let found = try Self.fillings(source).fillings
    #expect(found == expected)
  }

  @Test func whatAPartialPrintsHasItsPlaceThere() throws {
    let (text, fillings) = try Self.fillings(
      "{% render 'hello', name: name %}!",
      partials: ["hello": "\nHi {{ name }}"]
    )
    #expect(text == "\nHi Zoë!")
    #expect(fillings == ["Zoë=name@hello:2:7"])
  }

  @Test func aFailedRenderingHasNone() throws {
    let schema = Schema([Schema.Field("a", .text), Schema.Field("b", .text)])
    let template = try Template(source: "{{ a }} {{ b }}", schema: schema)
    var record = Record(schema)
    record.fill(from: ["a": "x"])
    var renderer = Renderer()
    var buffer: [UInt8] = []
    var found: [Filling] = []
    #expect(throws: LiquidErrors.self) {
      try renderer.render(
        template,
        record,
        into: &buffer,
        options: RenderOptions(),
        fillings: &found
      )
    }
    #expect(found.isEmpty && buffer.isEmpty)
  }
}
