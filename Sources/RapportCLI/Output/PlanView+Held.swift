import Civil
import Mail
import Outreach
import Pipeline

/// What is held, by reason: how many, what to change, and whom a person can do something about.
extension PlanView {
  private static let examples = 2

  var held: [String] {
    guard showsHeld, !report.held.isEmpty else { return [] }
    let width = report.held.map { "\($0.count)".count }.max() ?? 1
    let names = report.held.map(\.rule.rawValue.count).max() ?? 0
    var lines = [Style.bold("Held: \(report.heldCount)"), ""]
    for group in report.held {
      let count = String(repeating: " ", count: width - "\(group.count)".count) + "\(group.count)"
      let gap = String(repeating: " ", count: names - group.rule.rawValue.count)
      lines.append("  \(count)  \(Style.yellow(group.rule.rawValue))\(gap)  \(group.rule.advice)")
      lines += members(of: group, indent: width + 4)
    }
    return lines + [Style.dim("  \"rapport why ACCOUNT\" tells everything about one of them")]
  }

  /// Each that a person can do something about, up to a few; all of them where all is shown.
  private func members(of group: HeldGroup, indent: Int) -> [String] {
    guard showsAll || group.rule.wantsPerson else { return [] }
    let shown = showsAll || group.count <= Self.examples + 1 ? group.count : Self.examples
    var table = Table([Table.Column(least: 12), Table.Column(least: 20)], indent: indent)
    for held in group.members.prefix(shown) {
      guard let hold = held.decisive else { continue }
      let (account, contact) = names(held.account, held.contact)
      table.add([
        contact.isEmpty ? account : "\(contact), \(account)", hold.sentence(in: zone),
      ])
    }
    let margin = String(repeating: " ", count: indent)
    let rest = group.count - min(shown, group.members.count)
    return table.lines() + (rest > 0 ? [Style.dim("\(margin)and \(rest) more")] : [])
  }
}
