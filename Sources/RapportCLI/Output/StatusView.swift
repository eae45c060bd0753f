import Civil
import Mail
import Outreach
import Pipeline
import Store

/// A status as a person reads it: a screen, or a line for a prompt.
struct StatusView {
  private let status: Status
  private let policy: Policy
  /// The zone that days and hours are shown in.
  let zone: Zone

  init(_ status: Status, policy: Policy) {
    self.status = status
    self.policy = policy
    zone = policy.mailboxes[0].zone
  }

  var lines: [String] {
    Array(
      [[headline], work, mailboxes, held, footer].filter { !$0.isEmpty }.joined(separator: [""])
    )
  }

  private var headline: String {
    let (date, time) = zone.local(at: status.now)
    let company = policy.sender.company.map { "\($0.printable) · " } ?? ""
    return Style.bold("\(company)\(date.weekday.name) \(date)")
      + Style.dim(", \(time.clock) \(zone)")
  }

  private var work: [String] {
    var table = Table([Table.Column(), Table.Column(isNumber: true), Table.Column(least: 20)])
    for (what, count, hint) in items where count > 0 { table.add([what, "\(count)", hint]) }
    let lines = table.lines()
    return lines.isEmpty ? ["Nothing waits for you, and nothing is to go."] : lines
  }

  private var items: [(String, Int, String)] {
    let drafts = status.drafts
    let next = drafts.next.map { $0 > status.now ? "the next at \(clock($0))" : "\"rapport send\"" }
    return [
      ("replies you owe", status.owed, oldest(status.oldestOwed)),
      ("tasks due today", status.tasks, "\"rapport plan\" lists them"),
      (
        Style.red("of unknown fate"), drafts.unknown,
        (drafts.oldestUnknown.map { "the oldest for \(Age.since($0, at: status.now)): " } ?? "")
          + "\"rapport resolve ID --sent\" or \"--not-sent\""
      ),
      ("wait for approval", drafts.drafted, "\"rapport drafts\", then \"rapport approve ID\""),
      ("due today", drafts.due, next ?? ""),
      ("approved for later", drafts.later, drafts.due == 0 ? next ?? "" : ""),
      ("being sent now", drafts.inHand, ""),
      ("in your mail program", drafts.handedOver, "\"rapport drafts push --all\" looks there"),
      ("sent today", status.sentToday, ""),
      ("may be drafted", status.ready, "only a slot is wanting: \"rapport draft\""),
    ]
  }

  private func oldest(_ owed: ReplyOwed?) -> String {
    guard let owed else { return "" }
    let text = "the oldest since \(day(owed.since))"
    return owed.isOverdue ? Style.red(text + ", overdue") : text
  }

  private var mailboxes: [String] {
    var table = Table([
      Table.Column("mailbox", least: 8), Table.Column("today", isNumber: true),
      Table.Column("this hour", isNumber: true), Table.Column("bounces", isNumber: true),
      Table.Column("", least: 20),
    ])
    let isLong = status.mailboxes.count > Self.rowsOfMailboxes + 1
    let shown = isLong ? status.mailboxes.filter(isWorthALine) : status.mailboxes
    for mailbox in shown {
      table.add([
        mailbox.id.text.printable, "\(mailbox.today.used) of \(mailbox.today.cap)",
        "\(mailbox.hour) of \(mailbox.perHour)", "\(mailbox.bounces) of \(mailbox.mails)",
        mailbox.stop.map { Style.red(stopped($0, mailbox.id)) } ?? "",
      ])
    }
    let rest = status.mailboxes.count - shown.count
    return (shown.isEmpty ? [] : table.lines())
      + (rest > 0
        ? [Style.dim("  \(shown.isEmpty ? "" : "and ")\(rest) mailboxes with nothing today")] : [])
  }

  private static let rowsOfMailboxes = 8

  private func isWorthALine(_ mailbox: Status.MailboxState) -> Bool {
    mailbox.stop != nil || mailbox.today.used > 0 || mailbox.bounces > 0
  }

  private func stopped(_ stop: MailboxStop, _ id: MailboxID) -> String {
    let why =
      switch stop {
      case .complaint(let at): "somebody complained on \(zone.localDate(at: at))"
      case .bounces: "too many bounces"
      }
    return "stopped, \(why): \"rapport resume \(id.text.printable)\""
  }

  private var held: [String] {
    guard !status.held.isEmpty else { return [] }
    var table = Table([
      Table.Column(isNumber: true), Table.Column(), Table.Column(least: 20),
    ])
    for group in status.held {
      table.add(["\(group.count)", Style.yellow(group.rule.rawValue), group.rule.advice])
    }
    return [Style.bold("Held today: \(status.held.reduce(0) { $0 + $1.count })"), ""]
      + table.lines()
  }

  private var footer: [String] {
    var parts: [String] = []
    if let mail = status.newestMail { parts.append("last mail \(day(mail)) \(clock(mail))") }
    if let change = status.newestChange {
      parts.append("last draft \(change.state.rawValue) \(day(change.at)) \(clock(change.at))")
    }
    let last = parts.isEmpty ? [] : [Style.dim(parts.joined(separator: " · "))]
    return last + (behind.map { [Style.yellow($0)] } ?? [])
  }

  /// Why some of the counts are not of this moment; nil where all are.
  private var behind: String? {
    guard !status.agenda.isTrue else { return nil }
    guard let renewed = status.agenda.renewed else {
      return
        "Nothing is planned yet, so what you owe and what is held is not known: \"rapport plan\""
    }
    let why =
      status.agenda.isOfOtherBasis
      ? "templates or rapport.yaml changed since" : "more has changed since than a glance works out"
    return "What you owe, tasks and what is held are as of \(day(renewed)) \(clock(renewed)) "
      + "(\(why)): \"rapport plan\""
  }

  private func day(_ instant: Instant) -> String {
    let day = zone.localDate(at: instant)
    return day == zone.localDate(at: status.now) ? "today" : "\(day.weekday.shortName) \(day)"
  }

  private func clock(_ instant: Instant) -> String { zone.wallTime(at: instant).clock }
}

extension StatusView {
  /// What waits for a person or goes today, on one line; nil where nothing does.
  var line: String? {
    let drafts = status.drafts
    let counts = [
      (drafts.unknown, "unknown"), (status.owed, "owed"), (status.tasks, "to do"),
      (drafts.drafted, "to approve"), (drafts.due, "due"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    parts += status.mailboxes.filter { $0.stop != nil }.map { "\($0.id.text.printable) stopped" }
    if !status.agenda.isTrue { parts.append(status.agenda.renewed.map(asOf) ?? "plan wanted") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func asOf(_ renewed: Instant) -> String {
    let isToday = zone.localDate(at: renewed) == zone.localDate(at: status.now)
    return "as of \(isToday ? clock(renewed) : day(renewed))"
  }
}
