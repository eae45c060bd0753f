internal import Civil

/// Reads the steps of one sequence, which are told apart by their ids and go forward in time.
struct StepReader {
  private var ids: Set<String> = []
  private var latest = StepWait()

  mutating func step(_ node: YamlNode, into problems: inout [YamlProblem]) -> Step? {
    guard let keys = node.mapping(known: ConfigurationKeys.step, into: &problems) else {
      return nil
    }
    let action = Self.action(keys, into: &problems)
    let roles = (keys["to"]?.itemsOrOne ?? [])
      .compactMap { $0.choice(Role.self, into: &problems) }
    let wait = keys["day"].flatMap { latest.wait($0, into: &problems) }
    let after = keys["after"]?.duration(into: &problems)
    let id = keys["id"]?.line(into: &problems)
    guard let action else { return nil }
    let name = id ?? action.stepID.text
    guard ids.insert(name).inserted else {
      let fault = YamlProblem.Fault.invalid(
        "another step of this sequence has the id \(name.quotation): "
          + "give this one an id of its own"
      )
      (keys["id"] ?? node).report(fault, into: &problems)
      return nil
    }
    return Step(
      id: id.map { StepID($0) },
      action: action,
      roles: roles,
      wait: wait ?? .days(0),
      after: after
    )
  }

  /// A template, or what a person does: exactly one of the keys that say it.
  private static func action(
    _ keys: YamlMapping,
    into problems: inout [YamlProblem]
  ) -> Step.Action? {
    let tasks = ManualTask.Kind.allCases.filter { keys[$0.rawValue] != nil }
    if tasks.count + (keys["template"] == nil ? 0 : 1) > 1 {
      let sentence = "a step is one thing: keep one of template, call, visit and letter"
      keys.node.report(.invalid(sentence), into: &problems)
      return nil
    }
    if let kind = tasks.first { return task(kind, keys, into: &problems) }
    keys["minutes"]?.report(
      .invalid("minutes are for a call, a visit or a letter: remove them"),
      into: &problems
    )
    let expected = "a template's name like check-in/first, or call, visit or letter in its place"
    return keys.required("template", expected: expected, into: &problems)
      .flatMap { template($0, into: &problems) }
      .map { .mail($0) }
  }

  private static func task(
    _ kind: ManualTask.Kind,
    _ keys: YamlMapping,
    into problems: inout [YamlProblem]
  ) -> Step.Action? {
    let minutes = keys["minutes"]?.integer(in: 1...1_440, into: &problems)
    guard let text = keys[kind.rawValue]?.line(into: &problems) else { return nil }
    var task = ManualTask(kind: kind, text: text.trimmedText)
    task.minutes = minutes ?? task.minutes
    return .task(task)
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
}
