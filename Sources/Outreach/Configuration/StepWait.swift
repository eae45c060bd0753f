internal import Civil

/// The latest wait among a sequence's steps so far, as far as two waits can be compared.
///
/// Business days are at least as many calendar days; how many more depends on the country and the
/// year, so business days behind calendar days are taken as they are.
struct StepWait {
  private var days = (count: 0, wait: HumanDuration.days(0))
  private var businessDays = 0

  /// Reads `day: 3`, `day: 2 weeks` or `day: 3 business days`, and refuses to go back.
  mutating func wait(_ node: YamlNode, into problems: inout [YamlProblem]) -> HumanDuration? {
    guard let wait = Self.wait(node) else {
      node.reportExpected(
        "a day from 0 to \(Self.longest), or business days like 3 business days",
        into: &problems
      )
      return nil
    }
    switch wait {
    case .businessDays(let count):
      if count < businessDays { reportBack(node, .businessDays(businessDays), into: &problems) }
      businessDays = max(businessDays, count)
      if count > days.count { days = (count, wait) }
    case .days(let count):
      if count < days.count { reportBack(node, days.wait, into: &problems) }
      if count > days.count { days = (count, wait) }
    case .seconds: break
    }
    return wait
  }

  /// Ten years.
  private static let longest = 3_650

  private static func wait(_ node: YamlNode) -> HumanDuration? {
    guard let text = node.text?.trimmedText else { return nil }
    if text.utf8.count <= 4, let count = Int(text), 0...longest ~= count { return .days(count) }
    switch try? HumanDuration(text) {
    case .days(let count)? where count <= longest: return .days(count)
    case .businessDays(let count)? where count <= longest: return .businessDays(count)
    case .days, .businessDays, .seconds, nil: return nil
    }
  }

  private func reportBack(
    _ node: YamlNode,
    _ earlier: HumanDuration,
    into problems: inout [YamlProblem]
  ) {
    let day = if case .days(let count) = earlier { "\(count)" } else { "\(earlier)" }
    node.reportExpected("a day not before the previous step's, \(day)", into: &problems)
  }
}
