import Civil
import Mail
import Outreach
import Pipeline

/// A plan as a person reads it: what they owe, what they do, what goes when, why the rest waits.
///
/// One screen: what is long is folded, and `showsAll` unfolds it.
struct PlanView {
  typealias Names = (AccountID, ContactID?) -> (account: String, contact: String)

  let report: PlanReport
  let policy: Policy
  let showsAll: Bool
  /// False where everyone who is held is written behind the view.
  let showsHeld: Bool
  let names: Names
  /// The zone that days and hours are shown in.
  let zone: Zone

  /// `names`: what to call an account and a contact of it.
  init(
    _ report: PlanReport,
    policy: Policy,
    showsAll: Bool,
    showsHeld: Bool = true,
    names: @escaping Names
  ) {
    self.report = report
    self.policy = policy
    self.showsAll = showsAll
    self.showsHeld = showsHeld
    self.names = names
    zone = policy.mailboxes[0].zone
  }

  var plan: Plan { report.plan }
  var today: LocalDate { zone.localDate(at: plan.now) }

  var lines: [String] {
    let sections = [[headline], owed, tasks, doubts, handedOver, days, held].filter { !$0.isEmpty }
    return Array(sections.joined(separator: [""]))
  }

  private var headline: String {
    let (date, time) = zone.local(at: plan.now)
    let company = policy.sender.company.map { "\($0.printable) · " } ?? ""
    return Style.bold("\(company)\(date.weekday.name) \(date)")
      + Style.dim(", \(time.clock) \(zone)")
  }

  /// The first rows of a table, and how many there are besides.
  func folded<Item>(
    _ items: [Item],
    of all: Int,
    to count: Int,
    columns: [Table.Column],
    row: (Item) -> [String]
  ) -> [String] {
    // One more takes no more room than the line that says that there is one more.
    let shown = showsAll || items.count <= count + 1 ? items.count : count
    var table = Table(columns)
    for item in items.prefix(shown) { table.add(row(item)) }
    let rest = all - shown
    return table.lines() + (rest > 0 ? [Style.dim("  and \(rest) more; --all shows them")] : [])
  }
}

extension PlanView {
  private var owed: [String] {
    guard !plan.owed.isEmpty else { return [] }
    let columns = [
      Table.Column(), Table.Column(least: 12), Table.Column(least: 12), Table.Column(),
    ]
    let rows = folded(plan.owed, of: report.owedCount, to: 8, columns: columns) { reply in
      let (account, contact) = names(reply.account, reply.contact)
      let day = zone.localDate(at: reply.since)
      return ["wrote \(day)", account, contact, reply.isOverdue ? Style.red("overdue") : ""]
    }
    return [Style.bold("Replies you owe: \(report.owedCount)"), ""] + rows
  }

  private var tasks: [String] {
    guard !plan.tasks.isEmpty else { return [] }
    let columns = [
      Table.Column(), Table.Column(), Table.Column(least: 12), Table.Column(least: 12),
      Table.Column(least: 12),
    ]
    let rows = folded(plan.tasks, of: report.taskCount, to: 8, columns: columns) { task in
      let (account, contact) = names(task.account, task.contact)
      return [due(task), task.task.kind.rawValue, account, contact, task.task.text.printable]
    }
    let hint = "  Done? \"rapport log call ACCOUNT\" (or visit, letter) notes it."
    return [Style.bold("Tasks: \(report.taskCount)"), ""] + rows + [Style.dim(hint)]
  }

  private func due(_ task: TaskDue) -> String {
    let day = task.zone.localDate(at: task.due)
    let today = task.zone.localDate(at: plan.now)
    if day < today { return Style.red("overdue \(day)") }
    return day == today ? "today" : "\(day.weekday.shortName) \(day)"
  }

  private var doubts: [String] {
    let title = Style.bold(Style.red("May or may not have arrived: \(report.doubtful.count)"))
    return section(
      title,
      report.doubtful,
      "Sent or not? Look into the Sent folder: \"rapport resolve ID --sent\" or \"--not-sent\"."
    )
  }

  private var handedOver: [String] {
    section(
      Style.bold("In your own mail program: \(report.handedOver.count)"),
      report.handedOver,
      "Sent there? \"rapport resolve ID --sent\". Else \"rapport drafts take-back ID\"."
    )
  }

  private func section(_ title: String, _ drafts: [DraftRecord], _ hint: String) -> [String] {
    guard !drafts.isEmpty else { return [] }
    let columns = [
      Table.Column(), Table.Column(isNumber: true), Table.Column(least: 12),
      Table.Column(least: 12),
    ]
    let rows = folded(drafts, of: drafts.count, to: 5, columns: columns) { draft in
      [
        draft.id.text.printable, Age.since(draft.since, at: plan.now),
        draft.envelope.recipient.description.printable, draft.subject.printable,
      ]
    }
    return [title, ""] + rows + [Style.dim("  " + hint)]
  }
}

/// How long ago something was, in the largest unit that says enough.
enum Age {
  static func since(_ instant: Instant, at now: Instant) -> String {
    let minutes = max(0, now.seconds(since: instant)) / 60
    switch minutes {
    case ..<120: return "\(minutes) min"
    case ..<2_880: return "\(minutes / 60) h"
    default: return "\(minutes / 1_440) days"
    }
  }
}

extension Weekday {
  /// `Mon`.
  var shortName: String { String(name.prefix(3)) }

  var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }
}

extension WallTime {
  /// Hours and minutes, `09:05`.
  var clock: String {
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return two(hour) + ":" + two(minute)
  }
}
