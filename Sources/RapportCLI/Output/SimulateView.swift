import Civil
import Mail
import Outreach

/// A forecast as a person reads it: a calendar with bars, and what it comes to.
struct SimulateView {
  private let forecast: Forecast
  private let policy: Policy

  init(_ forecast: Forecast, policy: Policy) {
    self.forecast = forecast
    self.policy = policy
  }

  func lines(of policy: Policy, weeks: Int) -> [String] {
    let company = policy.sender.company.map { "\($0.printable) · " } ?? ""
    let first = forecast.days.first.map { "\($0.date.weekday.name) \($0.date)" } ?? ""
    let span = weeks == 1 ? "1 week" : "\(weeks) weeks"
    let head = Style.bold("\(company)\(span) from \(first)")
    return [head, ""] + calendar + [""] + totals.map(\.text)
  }

  /// One line a day; a weekend without mails is the gap between two weeks, a quiet time one line.
  private var calendar: [String] {
    var table = Table(
      [Table.Column("day")]
        + policy.mailboxes.map { Table.Column($0.id.text.printable, least: 6) }
        + [Table.Column("waiting", isNumber: true), Table.Column("replies", isNumber: true)]
    )
    var breaks: Set<Int> = []
    var count = 0
    var rest = forecast.days[...]
    while let day = rest.first {
      let quiet = rest.prefix(while: \.isQuiet)
      if let last = quiet.last, quiet.count > 5 {
        table.add(cells(from: day, to: last))
        rest = rest.dropFirst(quiet.count)
        breaks.insert(count)
        breaks.insert(count + 1)
      } else {
        rest = rest.dropFirst()
        if day.isQuiet && day.isWeekend {
          breaks.insert(count)
          continue
        }
        table.add(cells(of: day))
      }
      count += 1
    }
    let lines = table.lines()
    var spaced = Array(lines.prefix(1))
    for (index, line) in lines.dropFirst().enumerated() {
      if breaks.contains(index), index > 0 { spaced.append("") }
      spaced.append(line)
    }
    return spaced
  }

  private func cells(of day: SimulatedDay) -> [String] {
    let bars = day.mailboxes.map { "\($0.bar(most: barWidth)) \($0.mails) of \($0.cap)" }
    return ["\(day.date.weekday.name.prefix(3)) \(day.date)"] + bars
      + [day.backlog == 0 ? "" : "\(day.backlog)", day.replies == 0 ? "" : "\(day.replies)"]
  }

  /// A time in which nothing goes and nothing comes.
  private func cells(from first: SimulatedDay, to last: SimulatedDay) -> [String] {
    let none = policy.mailboxes.indices.map { $0 == 0 ? "nothing until \(last.date)" : "" }
    return ["\(first.date.weekday.name.prefix(3)) \(first.date)"] + none
      + [last.backlog == 0 ? "" : "\(last.backlog)", ""]
  }

  /// Bars get shorter where there are more mailboxes.
  private var barWidth: Int {
    max(4, min(30, (Terminal.width - 40) / max(1, policy.mailboxes.count) - 12))
  }

  /// A day in one line, for a comparison.
  private func line(of day: SimulatedDay) -> String {
    let loads = day.mailboxes.map { "\($0.mailbox.text.printable) \($0.mails) of \($0.cap)" }
    let waiting = day.backlog == 0 ? "" : "  waiting \(day.backlog)"
    return "\(day.date.weekday.name.prefix(3)) \(day.date)  "
      + loads.joined(separator: "  ") + waiting
  }
}

extension SimulateView {
  private struct Total {
    let name: String
    let value: String

    var text: String {
      Style.bold(name) + String(repeating: " ", count: max(1, 17 - name.count)) + value
    }
  }

  private var totals: [Total] {
    let kinds = TemplateKind.allCases.map { "\($0.rawValue) \(forecast.mails(of: $0))" }
    let clears = forecast.backlogClears.map { "nobody waits from \($0) on" }
    let waiting = forecast.days.last?.backlog ?? 0
    return [
      Total(
        name: "Mails",
        value: "\(forecast.total(\.mails)): " + kinds.joined(separator: ", ")
      ),
      Total(name: "First contacts", value: clears ?? "\(waiting) still wait at the end"),
      Total(name: "Break-ups", value: Self.count(forecast.breakUps, "account")),
      Total(name: "What comes back", value: answers),
      Total(name: "Work by hand", value: work),
      Total(name: "Held at the end", value: held),
    ]
  }

  private var answers: String {
    let stops = forecast.total(\.stops)
    let replies = Self.count(forecast.total(\.replies), "reply", "replies")
    return "\(replies) from \(Self.count(forecast.answered, "account")), "
      + "\(Self.count(forecast.total(\.bounces), "bounce")), "
      + "\(forecast.total(\.absences)) out of office"
      + (stops == 0 ? "" : "; a mailbox stopped \(Self.count(stops, "time"))")
  }

  private var work: String {
    let weeks = forecast.minutesByWeek
    let mean = Self.hours(weeks.reduce(0, +), over: max(1, weeks.count))
    return "\(mean) a week, at most \(Self.hours(weeks.max() ?? 0)); "
      + Self.count(forecast.total(\.tasks), "task")
  }

  private var held: String {
    let rules = forecast.held.sorted {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }
    let sum = rules.reduce(0) { $0 + $1.value }
    let named = rules.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
    return sum == 0 ? "nobody" : "\(sum): \(named)"
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// Hours with one digit behind the point.
  private static func hours(_ minutes: Int, over weeks: Int = 1) -> String {
    let tenths = (minutes * 10 + 30 * weeks) / (60 * weeks)
    return "\(tenths / 10).\(tenths % 10) h"
  }
}

extension SimulateView {
  /// What is different under another configuration: the days, then the totals.
  func difference(to other: SimulateView, named file: String) -> [String] {
    var days: [String] = []
    for (mine, theirs) in zip(forecast.days, other.forecast.days) {
      let loads = { (day: SimulatedDay) in
        Dictionary(uniqueKeysWithValues: day.mailboxes.map { ($0.mailbox, $0.mails) })
      }
      guard loads(mine) != loads(theirs) else { continue }
      days += [Style.red("-" + line(of: mine)), Style.green("+" + other.line(of: theirs))]
    }
    var sums: [String] = []
    for (mine, theirs) in zip(totals, other.totals) where mine.value != theirs.value {
      sums += [Style.red("-\(mine.text)"), Style.green("+\(theirs.text)")]
    }
    guard !days.isEmpty || !sums.isEmpty else { return ["No day and no total differs."] }
    return ["--- \(Workspace.fileName)", "+++ \(file.printable)"] + days
      + (days.isEmpty || sums.isEmpty ? [] : [""]) + sums
  }
}

extension SimulatedDay {
  fileprivate var isWeekend: Bool { date.weekday == .saturday || date.weekday == .sunday }
  fileprivate var isQuiet: Bool { mails == 0 && replies == 0 }
}

extension SimulatedDay.MailboxDay {
  /// As long as its share of the cap; a mail is never nothing.
  fileprivate func bar(most width: Int) -> String {
    let share = cap == 0 ? 0 : min(width, (mails * width + cap - 1) / cap)
    return String(repeating: "█", count: share) + String(repeating: "░", count: width - share)
  }
}
