import Liquid
import Testing

@Suite struct AnalysisTests {
  static let source = """
    Hi {{ contact.first_name | default: "there" }}, {{ account.name | upcase }}
    {% if contact.title %}as {{ contact.title }}{% elsif vip %}vip{% else %}{{ fallback }}{% endif %}
    {% for t in touches %}{{ t.subject }}{% else %}nothing{% endfor %}
    {% render 'sign', who: sender %}{% unless vip %}u{% endunless %}
    """

  private func analysis() throws -> Analysis {
    try Template(source: Self.source, partials: ["sign": "{{ who.name | strip }}"]).analysis
  }

  @Test func whatIsReadAndCalledIsKnownWithoutRendering() throws {
    let analysis = try analysis()
    #expect(
      analysis.paths == [
        "account.name", "contact.first_name", "contact.title", "fallback", "sender", "sender.name",
        "touches", "touches[].subject", "vip",
      ]
    )
    #expect(analysis.required == ["account.name", "fallback", "sender.name", "touches[].subject"])
    #expect(analysis.filters.map(\.name) == ["default", "upcase", "strip"])
    #expect(analysis.partials.map(\.name) == ["sign"])
    #expect(analysis.reads.first { $0.path == "contact.first_name" }?.hasDefault == true)
    #expect(analysis.reads.filter { $0.path == "contact.title" }.map(\.isGuarded) == [false, true])
  }

  @Test func everyBranchCanBeForced() throws {
    let template = try Template(source: Self.source, partials: ["sign": "{{ who.name | strip }}"])
    let data: LiquidValue = [
      "account": ["name": "x"], "sender": ["name": "s"], "fallback": "F", "vip": true,
      "contact": ["title": "T"], "touches": [["subject": "S"]],
    ]
    var seen: [String] = []
    for branch in template.analysis.branches {
      let text = try template.render(with: data, options: RenderOptions(forcing: [branch]))
      seen.append(text.split(separator: "\n").dropFirst().joined(separator: "|"))
    }
    #expect(
      seen == [
        "as T|S|s", "vip|S|s", "F|S|s", "as T|S|s", "as T|nothing|s", "as T|S|su", "as T|S|s",
      ]
    )
  }

  @Test func aForcedBranchForcesWhatIsAroundIt() throws {
    let template = try Template(
      source: "{% if a %}{% case b %}{% when 1 %}one{% else %}other{% endcase %}{% endif %}"
    )
    let texts = try template.analysis.branches.map {
      try template.render(with: [:], options: RenderOptions(forcing: [$0]))
    }
    #expect(Set(texts) == ["other", "one", ""])
    #expect(texts.contains("one"))
  }
}
