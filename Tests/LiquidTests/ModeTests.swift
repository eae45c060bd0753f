import Liquid
import Testing

@Suite struct ModeTests {
  @Test(arguments: [
    Row("{{ a b }}", "1", ["a": 1]), Row("{% if a == 1 && b %}y{% endif %}", "y", ["a": 1]),
    Row("{{ a | nosuch | upcase: }}", "X", ["a": "x"]),
    Row("{{ a.0.b }}", "v", ["a": [["b": "v"]]]),
    Row("{% for i in a limit:1, nonsense %}{{ i }}{% endfor %}", "1", ["a": [1, 2]]),
    Row("a{{ 1 | divided_by: 0 }}b", "aLiquid error: divided by 0b"),
    Row("{{ 'x' | append }}", "Liquid error: 'append' takes 1 argument, not 0"),
    Row(
      "{% if 'a' < 1 %}x{% else %}y{% endif %}!",
      "Liquid error: comparison of String with Integer failed!"
    ),
  ])
  func laxTakesWhatItKnowsAndWritesErrorsAsText(row: Row) throws { try row.check(.lax) }

  @Test(arguments: [
    "{{ a b }}", "{% if a && b %}{% endif %}", "{{ 1 | divided_by: 0 }}", "{{ a.0 }}", "{{ @a }}",
  ])
  func strictRefuses(source: String) {
    #expect(!errors(source, mode: .strict).isEmpty)
  }

  @Test func strictLeavesUndefinedNamesAndUnknownFiltersEmpty() throws {
    try Row("[{{ nothing.at.all | nosuch }}]", "[]").check(.strict)
  }

  @Test func aLoopWhoseHeadFailsAtTheEndOfATemplateIsReportedAtItsPlace() {
    let source = "a{% tablerow i in (1..2) cols: o %}{% endtablerow %}"
    for mode in [Mode.strict, .exact] {
      let found = errors(source, ["o": ["k": 1]], mode: mode)
      #expect(found.map(\.place.description) == ["mail.md:1:2"])
    }
    #expect(
      throws: Never.self
    ) {
      try Row(source, "aLiquid error: invalid integer", ["o": ["k": 1]]).check(.lax)
    }
  }

  @Test func dataIsNeverReadAsTemplate() throws {
    for mode in Mode.allCases {
      try Row("{{ x }}", "{{ y }}{% raw %}", ["x": "{{ y }}{% raw %}", "y": "no"]).check(mode)
    }
  }
}
