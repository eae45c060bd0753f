import Civil
import Mail
import Outreach
import Pipeline

/// What goes: the first day in full, the days after it one line each.
extension PlanView {
  /// Rows of the first day, and lines for the days after it, before they are folded.
  private static let rowsOfDay = 12
  private static let linesOfDays = 8

  var days: [String] {
    var days: [(day: LocalDate, mails: ArraySlice<PlannedMail>)] = []
    var rest = report.mails[...]
    while let first = rest.first {
      let day = zone.localDate(at: first.slot.instant)
      let mails = rest.prefix { zone.localDate(at: $0.slot.instant) == day }
      days.append((max(day, today), mails))
      rest = rest.dropFirst(mails.count)
    }
    guard let first = days.first else { return [nothing(until: plan.horizon)] }
    if showsAll { return Array(days.map { inFull($0.day, $0.mails) }.joined(separator: [""])) }
    let before = first.day == today ? [] : [nothing(until: zone.startOfDay(first.day)), ""]
    let after = days.dropFirst()
    return before + inFull(first.day, first.mails) + (after.isEmpty ? [] : [""])
      + overview(Array(after))
  }

  private func nothing(until instant: Instant) -> String {
    let day = zone.localDate(at: instant)
    return "Nothing goes before \(day.weekday.shortName) \(day). " + room(on: today)
  }

  private func inFull(_ day: LocalDate, _ mails: ArraySlice<PlannedMail>) -> [String] {
    let name = (day == today ? "Today, " : "") + "\(day.weekday.name) \(day)"
    var lines = [Style.bold("\(name): \(count(mails.count))") + "  " + room(on: day), ""]
    let isLong = !showsAll && mails.count > Self.rowsOfDay + 1
    let shown = isLong ? mails.prefix(Self.rowsOfDay) : mails
    lines += table(of: shown).lines()
    if isLong { lines.append(fold(mails.dropFirst(shown.count))) }
    return lines
  }

  private func count(_ mails: Int) -> String { mails == 1 ? "1 mail" : "\(mails) mails" }

  private func fold(_ mails: ArraySlice<PlannedMail>) -> String {
    let times = mails.map { zone.wallTime(at: $0.slot.instant).clock }
    let span = "between \(times.first ?? "") and \(times.last ?? "")"
    return Style.dim("  and \(mails.count) more \(span); --all shows them")
  }

  /// How much of each mailbox's day is taken.
  private func room(on day: LocalDate) -> String {
    let rooms = report.rooms.filter { $0.day == day }
    return Style.dim(
      rooms.map { "\($0.mailbox.text.printable) \($0.used) of \($0.cap)" }.joined(separator: " · ")
    )
  }

  private func overview(
    _ days: [(day: LocalDate, mails: ArraySlice<PlannedMail>)]
  ) -> [String] {
    guard !days.isEmpty else { return [] }
    var table = Table([
      Table.Column(), Table.Column(isNumber: true), Table.Column(), Table.Column(),
    ])
    let isLong = days.count > Self.linesOfDays + 1
    for (day, mails) in isLong ? days.prefix(Self.linesOfDays)[...] : days[...] {
      table.add(["\(day.weekday.shortName) \(day)", "\(mails.count)", kinds(mails), room(on: day)])
    }
    let rest = days.dropFirst(Self.linesOfDays)
    if isLong, let first = rest.first {
      table.add(["from \(first.day)", "\(rest.reduce(0) { $0 + $1.mails.count })", "", ""])
    }
    let last = zone.localDate(at: plan.horizon.adding(seconds: -1))
    table.add(["in all", "\(report.mails.count)", kinds(report.mails[...]), "up to \(last)"])
    return table.lines() + [Style.dim("  --all lists every mail")]
  }

  private func kinds(_ mails: ArraySlice<PlannedMail>) -> String {
    TemplateKind.allCases.compactMap { kind in
      let count = mails.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }.joined(separator: ", ")
  }

  private func table(of mails: ArraySlice<PlannedMail>) -> Table {
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(least: 12), Table.Column(least: 12),
      Table.Column(least: 10), Table.Column(least: 8), Table.Column(),
    ])
    for mail in mails {
      let (account, contact) = names(mail.key.account, mail.key.contact)
      table.add([
        clock(mail), mail.kind.rawValue, account, contact, mail.key.position.step.text.printable,
        there(mail), state(mail),
      ])
    }
    return table
  }

  private func clock(_ mail: PlannedMail) -> String {
    mail.slot.instant < plan.now ? "now" : zone.wallTime(at: mail.slot.instant).clock
  }

  /// The wall time at the recipient's, where it is another one.
  private func there(_ mail: PlannedMail) -> String {
    let local = mail.slot.zone.local(at: mail.slot.instant)
    guard local != zone.local(at: mail.slot.instant) else { return "" }
    return Style.dim("\(local.time.clock) \(mail.slot.zone.city)")
  }

  private func state(_ mail: PlannedMail) -> String {
    switch mail.state {
    case nil: ""
    case .approved: Style.green("approved")
    case .drafted: Style.yellow("to approve")
    case let state?: state.rawValue
    }
  }
}

extension Zone {
  /// The last part of the name, as a person says it: `New York`.
  var city: String {
    let part = id.split(separator: "/").last.map(String.init) ?? id
    return String(part.map { $0 == "_" ? " " : $0 })
  }
}
