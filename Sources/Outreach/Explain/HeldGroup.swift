/// Everything in a plan that one rule holds before all others.
package struct HeldGroup: Hashable, Sendable {
  package let rule: RuleID
  /// How many there are; `members` may be only the first of them.
  package let count: Int
  /// In the order of the plan.
  package let members: [Held]

  package init(rule: RuleID, count: Int, members: [Held]) {
    self.rule = rule
    self.count = count
    self.members = members
  }

  /// By the decisive rule of each, the largest group first.
  ///
  /// `counts`: how many each rule holds where `held` names some of them only; nil: it names all.
  package static func groups(of held: [Held], counted counts: [RuleID: Int]? = nil) -> [HeldGroup] {
    var members: [RuleID: [Held]] = [:]
    for one in held {
      if let rule = one.decisive?.rule { members[rule, default: []].append(one) }
    }
    return (counts ?? members.mapValues(\.count))
      .map { HeldGroup(rule: $0, count: $1, members: members[$0] ?? []) }
      .sorted { ($1.count, $0.rule.rawValue) < ($0.count, $1.rule.rawValue) }
  }
}
