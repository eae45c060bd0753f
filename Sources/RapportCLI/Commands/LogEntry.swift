import Civil
import Mail
import Outreach
import Store

/// An entry on its way from a person's words to the journal.
struct LogEntry {
  private let kind: Touch.Kind
  private let said: LogCommand.Said
  private let answered: Bool
  private let until: String?
  private let task: String?

  init(
    _ kind: Touch.Kind,
    _ said: LogCommand.Said,
    answered: Bool = false,
    until: String? = nil,
    task: String? = nil
  ) {
    self.kind = kind
    self.said = said
    self.answered = answered
    self.until = until
    self.task = task
  }

  func note(_ global: GlobalOptions) throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    let now = try global.instant()
    let zone = workspace.policy.mailboxes[0].zone
    let candidate = try store.account(meant: said.account)
    let words = try touch(about: candidate, zone, now)
    let (id, isThere) = try id(of: words, store)
    var step: TaskDue?
    if !isThere {
      step = try OpenTasks(workspace, store, candidate, now).chosen(for: words, step: task)
      try store.record([words.entry(id, for: step)], at: now)
    }
    guard let entry = try store.entry(id) else { throw StoreError.noSuchTouch(id) }
    if global.json {
      try Terminal.print(try JSON.line(EntryLine(entry.touch, zone, isNew: !isThere)))
    } else {
      let head = "\(isThere ? "Noted before:" : "Noted") \(EntryText(entry, zone).sentence)."
      let went = step.map { ["It was the step \($0.shown), which is done."] } ?? []
      let back = "Take it back with \"rapport log undo \(id)\"."
      try Terminal.print(([head] + went + [back]).joined(separator: "\n"))
    }
  }

  /// What was said, with no id and no step yet.
  private func touch(about candidate: Candidate, _ zone: Zone, _ now: Instant) throws -> Touch {
    Touch(
      id: TouchID(""),
      account: candidate.account.id,
      contact: try said.contact.map { try candidate.contact(meant: $0).id },
      kind: kind,
      at: try at(zone, now),
      minutes: said.minutes,
      text: said.words,
      answered: answered,
      until: try until(zone, now)
    )
  }

  private func at(_ zone: Zone, _ now: Instant) throws -> Instant {
    guard let text = said.at else { return now }
    guard let instant = Instant(text, inZoneIfLocal: zone) else {
      throw Failure(
        .usage,
        "--at: “\(text.printable)” is not a time; write one as in 2026-11-24T09:30:00+01:00, "
          + "or \"2026-11-24 09:30\" by the clock of \(zone)"
      )
    }
    guard instant <= now else {
      throw Failure(
        .usage,
        "--at: \(instant.rfc3339(in: zone)) is still to come; note what happened when it has"
      )
    }
    return instant
  }

  private func until(_ zone: Zone, _ now: Instant) throws -> LocalDate? {
    guard let until else { return nil }
    let date: LocalDate
    do throws(LocalDateError) { date = try LocalDate(iso: until) } catch {
      throw Failure(.usage, "--until: \(error)")
    }
    guard date > zone.localDate(at: now) else {
      throw Failure(.usage, "--until: \(date) is not a day to come")
    }
    return date
  }

  /// The id that the words get, and whether an entry that stands has it.
  private func id(of words: Touch, _ store: any Store) throws -> (TouchID, isThere: Bool) {
    var again = 0
    while true {
      let id = TouchID.noted(words, again: again)
      guard let entry = try store.entry(id) else { return (id, false) }
      if !entry.isTakenBack { return (id, true) }
      again += 1
    }
  }
}

extension Touch {
  /// What was said as an entry of the journal, for the step of a sequence if it was one.
  fileprivate func entry(_ id: TouchID, for step: TaskDue?) -> Touch {
    Touch(
      id: id,
      account: account,
      contact: contact ?? step?.contact,
      kind: kind,
      at: at,
      minutes: minutes,
      text: text,
      answered: answered,
      until: until,
      position: step?.position
    )
  }
}
