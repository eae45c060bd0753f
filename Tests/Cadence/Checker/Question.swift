/// A mail that is to be judged: to whom, from where, at what instant.
struct Question {
  let firm: CadenceRecord.Firm
  let person: CadenceRecord.Person
  let step: CadenceRecord.StepPlace
  let kind: String
  let mailbox: String
  let at: Int64
  let zone: String

  var country: String? { person.country ?? firm.country }
  /// To one of our own people.
  var isInside: Bool { person.firm != firm.id }
}

extension Checker {
  func question(
    _ firm: String,
    _ person: String,
    _ step: CadenceRecord.StepPlace,
    template: String,
    mailbox: String,
    at: Int64
  ) -> Question? {
    guard let firm = firms[firm], let person = people[person] else { return nil }
    return Question(
      firm: firm,
      person: person,
      step: step,
      kind: templates[template]?.kind ?? "",
      mailbox: mailbox,
      at: at,
      zone: person.zone ?? home(of: firm)
    )
  }

  func home(of firm: CadenceRecord.Firm) -> String {
    firm.zone ?? settings.mailboxes[0].zone
  }

  mutating func local(_ instant: Int64, in zone: String) -> (day: Int64, second: Int64) {
    clocks[zone, default: LocalClock(zone)].local(instant)
  }

  mutating func end(
    of wait: CadenceRecord.Wait,
    from instant: Int64,
    in zone: String,
    _ country: String?
  ) -> Int64 {
    calendar.end(of: wait, from: instant, &clocks[zone, default: LocalClock(zone)], country)
  }

  mutating func state(of firm: CadenceRecord.Firm, at now: Int64) -> FirmState {
    let zone = home(of: firm)
    let kinds = templates
    let sequences = settings.sequences
    return FirmState(
      firm,
      histories[firm.id] ?? FirmHistory(),
      at: now,
      settings,
      &clocks[zone, default: LocalClock(zone)]
    ) { place in
      let step = sequences.first { $0.id == place.sequence }?.steps.first { $0.id == place.step }
      return step?.template.flatMap { kinds[$0]?.kind }
    }
  }

  /// The kinds of people that a step is for.
  func roles(of step: CadenceRecord.Step) -> [String] {
    step.roles.isEmpty ? step.template.flatMap { templates[$0]?.roles } ?? [] : step.roles
  }
}
