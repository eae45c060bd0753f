import Liquid
import Testing

@Suite struct PartialTests {
  static let partials = [
    "card": "{{ card.n }}{{ title }}{{ outside }}", "set": "{% assign x = 'set' %}{{ x }}",
    "loop": "{{ forloop.index }}/{{ forloop.length }}:{{ loop }} ", "self": "{% include 'self' %}",
    "deep/name": "{{ name }}", "leave": "{% break %}", "bad": "{{ 1 | divided_by: 0 }}",
  ]

  @Test(arguments: [
    ("{% render 'card', title: 't' %}", "t"), ("{% render 'card' with c %}", "7"),
    ("{% render 'card' with c as other %}", ""), ("{% render 'loop' for list %}", "1/2:a 2/2:b "),
    ("{% assign x = 1 %}{% render 'set' %}{{ x }}", "set1"),
    ("{% render 'deep/name' with 'z' %}", "z"),
    ("{% for i in list %}{{ i }}{% render 'leave' %}{% endfor %}", "ab"),
  ])
  func renderSeesItsArgumentsOnly(source: String, output: String) throws {
    try check(source, output)
  }

  @Test(arguments: [
    ("{% include 'card', title: 't' %}{{ title }}", "to"), ("{% include 'set' %}{{ x }}", "setset"),
    ("{% include 'loop' for list %}", "/:a /:b "), ("{% include which %}", "o"),
    ("{% for i in list %}{{ i }}{% include 'leave' %}{% endfor %}!", "a!"),
  ])
  func includeSharesItsCallersScope(source: String, output: String) throws {
    try check(source, output)
  }

  private func check(_ source: String, _ output: String) throws {
    let template = try Template(source: source, mode: .strict, partials: Self.partials)
    let data: LiquidValue = ["outside": "o", "list": ["a", "b"], "c": ["n": 7], "which": "card"]
    #expect(try template.render(with: data) == output)
  }

  @Test func aPartialThatIncludesItselfStops() {
    let found = errors("{% include 'self' %}", mode: .strict, partials: Self.partials)
    #expect(found.map(\.kind) == [.limit(.depth, 100)])
  }

  @Test func anErrorInAPartialSaysHowOneGotThere() throws {
    let found = try #require(errors("a\n {% render 'bad' %}", partials: Self.partials).first)
    #expect(found.place.description == "bad:1:8")
    #expect(found.chain.map(\.description) == ["mail.md:2:2"])
  }
}
