import Mail
import Outreach
import Pipeline

/// Everyone who is held, a line each, gathered by reason: text from the first on, since a large
/// book has a million of them.
struct EveryoneHeld {
  private struct Group {
    var count = 0
    var text: [UInt8] = []
  }

  private var groups: [RuleID: Group] = [:]
  private(set) var count = 0

  mutating func add(_ line: PlanRun.HeldLine) {
    let rule = line.reason.rule
    count += 1
    groups[rule, default: Group()].count += 1
    append(line.accountName.printable, to: rule)
    if let contact = line.contact {
      append(", ", to: rule)
      append(contact.text.printable, to: rule)
    }
    append("  ", to: rule)
    append(line.reason.text, to: rule)
    append("\n    ", to: rule)
  }

  /// Those that the plan looked at, and that got no slot.
  mutating func add(_ held: Held, name: String, reason: Hold, text: String) {
    add(
      PlanRun.HeldLine(
        account: held.account,
        accountName: name,
        contact: held.contact,
        reason: AgendaWish.Reason(rule: reason.rule, text: text)
      )
    )
  }

  private mutating func append(_ text: String, to rule: RuleID) {
    groups[rule]?.text.append(contentsOf: text.utf8)
  }

  /// The largest group first, each with what a person can change.
  func write() throws {
    try Terminal.print(Style.bold("Held: \(count)"))
    let ordered = groups.sorted {
      ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue)
    }
    for (rule, group) in ordered {
      let head = "\n  \(group.count)  \(Style.yellow(rule.rawValue))  \(rule.advice)\n    "
      try Terminal.write(Array(head.utf8))
      try Terminal.write(group.text.dropLast(4))
    }
  }
}
