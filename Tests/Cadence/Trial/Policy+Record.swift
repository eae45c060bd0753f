import Civil
import Mail
package import Outreach

extension Policy {
  /// The configuration as the program knows it.
  package init(_ settings: CadenceRecord.Settings) throws {
    self.init(
      sender: Sender(name: "Ana Lopez", firstName: "Ana"),
      mailboxes: try settings.mailboxes.map(Mailbox.init),
      cadence: try Cadence(settings),
      sequences: try settings.sequences.map(Sequence.init),
      suppressions: settings.suppressions.compactMap { text in
        Suppression.Pattern(text).map { Suppression(pattern: $0, reason: "asked") }
      },
      holidays: try BusinessCalendar(settings)
    )
  }
}

/// A word of a record that the program does not know.
struct UnknownWord: Error {
  let word: String
}

func known<Value>(_ value: Value?, _ word: String) throws(UnknownWord) -> Value {
  guard let value else { throw UnknownWord(word: word) }
  return value
}

extension Mailbox {
  fileprivate init(_ box: CadenceRecord.Mailbox) throws {
    self.init(
      id: MailboxID(box.id),
      from: NamedAddress(try Address("\(box.id)@northlight.example")),
      zone: try Zone(box.zone),
      perDay: box.perDay,
      perHour: box.perHour,
      gap: MailboxGap(least: box.gap, jitter: box.jitter)
    )
    ramp = box.ramp.map { MailboxRamp(start: $0.start, step: $0.step) }
    health = MailboxHealth(bouncePercent: box.bouncePercent, mails: box.healthMails)
  }
}

extension Cadence {
  fileprivate init(_ settings: CadenceRecord.Settings) throws {
    let season = try settings.season.map { try Season($0.text) }
    let kinds = try settings.season?.kinds.map { try known(TemplateKind(rawValue: $0), $0) } ?? []
    self.init(
      window: try DayWindow(settings.window.text),
      yearEnd: YearEnd(season: season, kinds: Set(kinds))
    )
    contactGap = HumanDuration(settings.contactGap)
    contactPerSequence = settings.contactPerSequence
    accountPerDay = settings.accountPerDay
    accountActiveContacts = settings.activeContacts
    domainPerDay = settings.domainPerDay
    afterBreakUp = settings.afterBreakUp.map { HumanDuration($0) }
    away = HumanDuration(settings.away)
    stale = HumanDuration(settings.stale)
    lapse = HumanDuration(settings.lapse)
    stalledAfter = HumanDuration(settings.stalledAfter)
    replyWithin = HumanDuration(settings.replyWithin)
    priority = try settings.priority.map { try known(Self.classes[$0], $0) }
  }

  private static let classes: [String: Wish.Priority] = [
    "thank-yous": .timeBoundThankYou, "follow-ups": .followUp, "re-engagement": .reengagement,
    "first contacts": .firstContact, "break-ups": .breakUp,
  ]
}

extension HumanDuration {
  fileprivate init(_ wait: CadenceRecord.Wait) {
    switch wait.unit {
    case .seconds: self = .seconds(wait.count)
    case .days: self = .days(wait.count)
    case .businessDays: self = .businessDays(wait.count)
    }
  }
}

extension Outreach.Sequence {
  fileprivate init(_ sequence: CadenceRecord.Sequence) throws {
    let start: Start =
      switch sequence.start {
      case .stage: .stage
      case .date(let field, let days): .date(field: field, days: days)
      case .season: .season
      }
    self.init(
      id: SequenceID(sequence.id),
      stage: try known(Stage(rawValue: sequence.stage), sequence.stage),
      start: start,
      steps: try sequence.steps.map(Step.init)
    )
  }
}

extension Step {
  fileprivate init(_ step: CadenceRecord.Step) throws {
    let task = try step.task.map { word in
      ManualTask(kind: try known(ManualTask.Kind(rawValue: word), word))
    }
    let action: Action
    if let task {
      action = .task(task)
    } else {
      action = .mail(TemplateName(try known(step.template, step.id)))
    }
    self.init(
      id: StepID(step.id),
      action: action,
      roles: try step.roles.map { try known(Role(rawValue: $0), $0) },
      wait: HumanDuration(step.wait),
      after: step.after.map { HumanDuration($0) }
    )
  }
}

extension BusinessCalendar {
  fileprivate init(_ settings: CadenceRecord.Settings) throws {
    var calendar = BusinessCalendar()
    for (country, days) in settings.holidays {
      let named = try Dictionary(
        days.map { (try LocalDate(iso: $0), "a holiday") },
        uniquingKeysWith: { first, _ in first }
      )
      calendar = calendar.adding(
        holidays: named,
        country: country == "*" ? nil : try Country(country)
      )
    }
    for (country, days) in settings.weekends {
      calendar = calendar.setting(
        weekend: Set(days.compactMap { Weekday(rawValue: $0) }),
        of: try Country(country)
      )
    }
    self = calendar.adding(
      shutdowns: try settings.shutdowns.map {
        try LocalDate(iso: $0.first)...LocalDate(iso: $0.last)
      }
    )
  }
}
