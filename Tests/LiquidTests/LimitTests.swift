import Liquid
import Testing

@Suite struct LimitTests {
  static let limits = Limits(bytes: 10_000, turns: 1000, depth: 20, fuel: 100_000)

  @Test(arguments: [
    ("{% for i in (1..9999999999) %}{% endfor %}", Limits.Bound.turns),
    ("{% for i in (1..500) %}{{ 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }}{% endfor %}", .bytes),
    (
      "{% assign x = 'ab' %}{% for i in (1..99) %}{% assign x = x | append: x %}{% endfor %}",
      .bytes
    ),
    (
      "{% assign x = 'ab' %}{% for i in (1..99) %}{% assign x = x | replace: '', x %}{% endfor %}",
      .bytes
    ),
    (
      "{% assign a = 'a,b' | split: ',' %}{% for i in (1..99) %}{% assign a = a | concat: a %}{% endfor %}",
      .bytes
    ),
    ("{{ (1..999999999999) | join }}", .fuel), ("{% include 'self' %}", .depth),
    ("{% render 'self' %}", .depth),
    (
      "{% for i in (1..900) %}{% for j in l %}{% endfor %}{{ l | sort | uniq | size }}{% endfor %}",
      .fuel
    ),
  ])
  func aHostileTemplateIsStopped(source: String, bound: Limits.Bound) {
    let found = errors(
      source,
      ["l": .array((0..<400).map { .integer($0 * 7919 % 401) })],
      mode: .strict,
      partials: ["self": source],
      limits: Self.limits
    )
    guard case .limit(let which, _)? = found.first?.kind else {
      Issue.record("\(found)")
      return
    }
    #expect(which == bound || (bound == .fuel && which == .turns))
  }

  @Test func limitsHoldInEveryMode() {
    for mode in Mode.allCases {
      #expect(
        !errors("{% for i in (1..9999999999) %}x{% endfor %}", mode: mode, limits: Self.limits)
          .isEmpty
      )
    }
  }

  @Test func blocksNestNoDeeperThanTheLimit() {
    let source =
      String(repeating: "{% if true %}", count: 30) + String(repeating: "{% endif %}", count: 30)
    #expect(errors(source, limits: Self.limits).contains { $0.kind == .limit(.depth, 20) })
  }

  @Test func deepBracketsAreRefused() {
    let source =
      "{{ " + String(repeating: "a[", count: 5000) + "0" + String(repeating: "]", count: 5000)
      + " }}"
    for mode in Mode.allCases { _ = errors(source, mode: mode) }
    #expect(errors(source).map(\.kind) == [.limit(.depth, 64)])
  }
}
