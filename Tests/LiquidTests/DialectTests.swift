import Liquid
import Testing

@Suite struct DialectTests {
  private static let dialect: Dialect = {
    var dialect = Dialect.standard
    dialect.register(
      Filter("initials", arguments: 0...1, named: ["upper"]) { call throws(Refusal) in
        guard case .text(let text) = call.input else { throw Refusal("'initials' needs a text") }
        let letters = text.split(separator: " ").compactMap(\.first).map(String.init)
        return .array(letters.map { .text(call.named["upper"] == true ? $0.uppercased() : $0) })
      }
    )
    dialect.register(
      Tag("button", isBlock: true) { call in
        "[\(call.body ?? "")](\(call.arguments.map(\.printed).joined()))\(call.named["to"]?.printed ?? "")"
      }
    )
    return dialect
  }()

  @Test(arguments: [
    ("{{ 'ada lovelace' | initials | join: '.' }}", "a.l"),
    ("{{ 'ada lovelace' | initials: upper: true | first }}", "A"),
    ("{% button 'u', 1 %}{{ 'x' | upcase }}{% endbutton %}", "[X](u1)"),
    ("{% button to: 'y' %}{% endbutton %}", "[]()y"),
  ])
  func ownFiltersAndTagsWorkAsTheStandardOnes(source: String, output: String) throws {
    #expect(try Template(source: source, dialect: Self.dialect).render() == output)
  }

  @Test func aRefusalHasItsPlace() throws {
    let template = try Template(source: "{{ 1 | initials }}", dialect: Self.dialect)
    let thrown = #expect(throws: LiquidErrors.self) { try template.render() }
    #expect(
      thrown?.errors.map(\.description) == [
        "template:1:8: 'initials' needs a text\n1 | {{ 1 | initials }}\n  |        ^^^^^^^^"
      ]
    )
  }
}
