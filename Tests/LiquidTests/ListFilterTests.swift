import Liquid
import Testing

@Suite struct ListFilterTests {
  static let people: LiquidValue = [
    "p": [["n": "bo", "a": 3], ["n": "Al", "a": nil], ["n": "cy", "a": 1]],
    "mixed": [3, [1, [2, nil]], "x"],
  ]

  @Test(arguments: [
    Row("{{ p | map: 'n' | join: ',' }}", "bo,Al,cy", people),
    Row("{{ mixed | join: '-' }}", "3-1-2--x", people),
    Row("{{ mixed }}", "312x", people), Row("{{ mixed | compact | size }}", "4", people),
    Row("{{ mixed | reverse | join }}", "x  2 1 3", people),
    Row("{{ p | sort: 'a' | map: 'n' | join }}", "cy bo Al", people),
    Row("{{ p | map: 'n' | sort | join }}", "Al bo cy", people),
    Row("{{ p | compact: 'a' | map: 'n' | join }}", "bo cy", people),
    Row("{{ p | sort_natural: 'n' | map: 'n' | join }}", "Al bo cy", people),
    Row("{{ p | sum: 'a' }}", "4", people),
    Row("{{ a | uniq | join }}", "1 2.0 x", ["a": [1, 2.0, 1, "x", "x", 2.0]]),
    Row("{{ a | sum }}", "0.6", ["a": [0.1, [0.2, "0.3"], nil, "x"]]),
    Row("{{ a | concat: a | size }}{{ a | first }}{{ a | last }}", "412", ["a": [1, 2]]),
    Row("{{ 'abc' | first }}{{ nil | join }}{{ 12 | join: '#' }}", "12"),
    Row(
      "{{ o }}|{{ o | first | join: '=' }}",
      "{\"b\"=>1, \"a\"=>[nil, \"x\"]}|b=1",
      ["o": ["b": 1, "a": [nil, "x"]]]
    ),
  ])
  func listsAreWorkedThrough(row: Row) throws { try row.check() }

  @Test(arguments: [
    Row("{{ p | where: 'a' | map: 'n' | join }}", "bo cy", people),
    Row("{{ p | where: 'n', 'Al' | map: 'n' | join }}", "Al", people),
    Row("{{ p | reject: 'a' | map: 'n' | join }}", "Al", people),
    Row("{{ p | has: 'n', 'cy' }}{{ p | has: 'z' }}", "truefalse", people),
    Row("{% assign f = p | find: 'a', 1 %}{{ f.n }}", "cy", people),
    Row("{{ p | find_index: 'n', 'cy' }}", "2", people),
    Row("{{ a | where: 'b' | join: '#' }}", "abc#b", ["a": ["abc", "x", "b"]]),
  ])
  func itemsAreChosen(row: Row) throws { try row.check() }

  @Test func sortingIsStable() throws {
    let row = Row(
      "{{ a | sort: 'k' | map: 'v' | join: '' }}",
      "acebdf",
      [
        "a": [
          ["k": 1, "v": "a"], ["k": 2, "v": "b"], ["k": 1, "v": "c"], ["k": 2, "v": "d"],
          ["k": 1, "v": "e"], ["k": 2, "v": "f"],
        ]
      ]
    )
    try row.check()
  }

  @Test(arguments: [
    ("{{ a | sort }}", "cannot sort values of incompatible types"),
    ("{{ a | map: 'x' }}", "cannot select the property 'x'"),
    ("{{ a | concat: 'x' }}", "'concat' needs an array"),
  ])
  func whatCannotBeDoneIsSaid(source: String, message: String) {
    #expect(errors(source, ["a": [1, "b"]]).map(\.message) == [message])
  }
}
