internal import Civil

/// Reads the steps of one sequence, which are told apart by their ids and go forward in time.
struct StepReader {
  private var ids: Set<String> = []
  private var lastDay = 0

  mutating func step(_ node: YamlNode, into problems: inout [YamlProblem]) -> Step? {
    guard let keys = node.mapping(known: ConfigurationKeys.step, into: &problems) else {
      return nil
    }
    let expected = "a template's name like check-in/first"
    let template = keys.required("template", expected: expected, into: &problems)
      .flatMap { Self.template($0, into: &problems) }
    let roles = (keys["to"]?.itemsOrOne ?? [])
      .compactMap { $0.choice(Role.self, into: &problems) }
    let day = keys["day"].flatMap { self.day($0, into: &problems) }
    let after = keys["after"]?.duration(into: &problems)
    let id = keys["id"]?.line(into: &problems)
    guard let template else { return nil }
    guard ids.insert(id ?? template.text).inserted else {
      let fault = YamlProblem.Fault.invalid(
        "another step of this sequence has the id \((id ?? template.text).quotation): "
          + "give this one an id of its own"
      )
      (keys["id"] ?? node).report(fault, into: &problems)
      return nil
    }
    return Step(
      id: id.map { StepID($0) },
      action: .mail(template),
      roles: roles,
      wait: .days(day ?? 0),
      after: after
    )
  }

  /// A path below the templates folder: no way out of it, and no ending.
  private static func template(
    _ node: YamlNode,
    into problems: inout [YamlProblem]
  ) -> TemplateName? {
    guard let text = node.line(into: &problems) else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPath = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    if isPath, !text.hasSuffix(".md") { return TemplateName(text) }
    let suggestion = text.hasSuffix(".md") ? String(text.dropLast(3)) : nil
    node.reportExpected(
      "a template's name like check-in/first",
      suggestion: suggestion,
      into: &problems
    )
    return nil
  }

  private mutating func day(_ node: YamlNode, into problems: inout [YamlProblem]) -> Int? {
    guard let day = node.integer(in: 0...3_650, into: &problems) else { return nil }
    if day < lastDay {
      node.reportExpected("a day not before the previous step's, \(lastDay)", into: &problems)
    }
    lastDay = max(lastDay, day)
    return day
  }
}
