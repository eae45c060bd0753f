import Civil
import Mail
import Outreach

/// A plan as a person reads it: what they owe, what goes when, and why the rest waits.
struct PlanView {
  private let plan: Plan
  private let policy: Policy
  private let names: (AccountID, ContactID?) -> (account: String, contact: String)
  private let zone: Zone

  /// `names`: what to call an account and a contact of it.
  init(
    _ plan: Plan,
    policy: Policy,
    names: @escaping (AccountID, ContactID?) -> (account: String, contact: String)
  ) {
    self.plan = plan
    self.policy = policy
    self.names = names
    zone = policy.mailboxes[0].zone
  }

  var lines: [String] {
    var lines = [headline, ""]
    lines += owed
    lines += days
    lines += held
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private var headline: String {
    let (date, time) = zone.local(at: plan.now)
    let company = policy.sender.company.map { "\($0.printable) · " } ?? ""
    return Style.bold("\(company)\(date.weekday.name) \(date)")
      + Style.dim(", \(time.clock) \(zone)")
  }

  private var owed: [String] {
    guard !plan.owed.isEmpty else { return [] }
    var table = Table([
      Table.Column(), Table.Column(least: 12), Table.Column(least: 12), Table.Column(),
    ])
    for reply in plan.owed {
      let (account, contact) = names(reply.account, reply.contact)
      let day = zone.localDate(at: reply.since)
      table.add([
        "wrote \(day)", account, contact, reply.isOverdue ? Style.red("overdue") : "",
      ])
    }
    return [Style.bold("Replies you owe"), ""] + table.lines() + [""]
  }

  private var days: [String] {
    guard !plan.scheduled.isEmpty else {
      return ["Nothing can go before \(zone.localDate(at: plan.horizon)).", ""]
    }
    var lines: [String] = []
    var rest = plan.scheduled[...]
    while let first = rest.first {
      let day = zone.localDate(at: first.slot.instant)
      let mails = rest.prefix { zone.localDate(at: $0.slot.instant) == day }
      lines += [Style.bold("\(day.weekday.name) \(day)") + Style.dim(room(mails)), ""]
      lines += table(of: mails).lines() + [""]
      rest = rest.dropFirst(mails.count)
    }
    return lines
  }

  /// How many mails each mailbox sends that day, of how many it may.
  private func room(_ mails: ArraySlice<Scheduled>) -> String {
    let parts = policy.mailboxes.compactMap { mailbox -> String? in
      let count = mails.count { $0.mailbox == mailbox.id }
      return count == 0 ? nil : "\(mailbox.id.text.printable) \(count) of \(mailbox.perDay)"
    }
    return "  " + parts.joined(separator: " · ")
  }

  private func table(of mails: ArraySlice<Scheduled>) -> Table {
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(least: 12), Table.Column(least: 12),
      Table.Column(least: 10), Table.Column(least: 8),
    ])
    for mail in mails {
      let (account, contact) = names(mail.wish.key.account, mail.wish.key.contact)
      table.add([
        zone.wallTime(at: mail.slot.instant).clock, mail.wish.kind.rawValue, account, contact,
        mail.wish.key.position.step.text.printable, there(mail),
      ])
    }
    return table
  }

  /// The wall time at the recipient's, where it is another one.
  private func there(_ mail: Scheduled) -> String {
    let local = mail.slot.zone.local(at: mail.slot.instant)
    guard local != zone.local(at: mail.slot.instant) else { return "" }
    return Style.dim("\(local.time.clock) \(mail.slot.zone.city)")
  }

  private var held: [String] {
    guard !plan.held.isEmpty else { return [] }
    var groups: [RuleID: [(held: Held, hold: Hold)]] = [:]
    for held in plan.held {
      guard let hold = held.decisive else { continue }
      groups[hold.rule, default: []].append((held, hold))
    }
    var lines = [Style.bold("Held: \(plan.held.count)"), ""]
    let ordered = groups.sorted {
      ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue)
    }
    for (rule, members) in ordered {
      lines += group(rule, members)
    }
    return lines
  }

  /// A rule, how many it holds, and its first few with their reasons.
  private func group(_ rule: RuleID, _ members: [(held: Held, hold: Hold)]) -> [String] {
    let shown = rule.wantsPerson ? 8 : 3
    var table = Table([Table.Column(least: 12), Table.Column(least: 20)], indent: 4)
    for (held, hold) in members.prefix(shown) {
      let (account, contact) = names(held.account, held.contact)
      let who = contact.isEmpty ? account : "\(contact), \(account)"
      table.add([who, hold.sentence(in: zone)])
    }
    var lines = ["  \(members.count)  " + Style.yellow(rule.rawValue)] + table.lines()
    if members.count > shown {
      lines.append(Style.dim("    and \(members.count - shown) more"))
    }
    return lines + [""]
  }
}

extension Held {
  /// The hold to name first: one that time does not end, else the one that ends last, and the
  /// hours of the day only where nothing else holds.
  fileprivate var decisive: Hold? {
    let lasting = holds.first { $0.until == nil }
    let weighty = holds.filter { $0.rule != .window && $0.rule != .holidays }
    let last = (weighty.isEmpty ? holds : weighty)
      .max { ($0.until ?? .distantPast) < ($1.until ?? .distantPast) }
    return lasting ?? last
  }
}

extension RuleID {
  /// A person can do something about it, so each case is worth its line.
  fileprivate var wantsPerson: Bool {
    switch self {
    case .values, .suppressed, .fresh, .audience, .drafted: true
    default: false
    }
  }
}

extension Zone {
  /// The last part of the name, as a person says it: `New York`.
  fileprivate var city: String {
    let part = id.split(separator: "/").last.map(String.init) ?? id
    return String(part.map { $0 == "_" ? " " : $0 })
  }
}

extension Weekday {
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
