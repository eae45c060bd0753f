import Civil
import Outreach

/// Who may get which steps as the data stands now: the mails that are still ahead.
struct Casting {
  private let policy: Policy
  private let library: TemplateLibrary
  private let planner: AccountPlanner
  private let now: Instant
  /// The columns that start sequences, each read once an account.
  private let sequences: [Stage: [Sequence]]

  init(_ policy: Policy, _ library: TemplateLibrary, at now: Instant) {
    self.policy = policy
    self.library = library
    self.now = now
    planner = AccountPlanner(policy: policy, library: library, now: now)
    sequences = Dictionary(grouping: policy.sequences, by: \.stage)
  }

  /// One run of a sequence at an account, with the steps that are left for each person.
  struct Part {
    let entry: Book.Entry
    let stage: Stage
    let trigger: LocalDate?
    let occurrence: String
    let sequence: Sequence
    let contact: Book.Row<Contact>
    /// In the order of the sequence.
    var templates: [(step: Step, template: TemplateFile)]
  }

  /// The stage that mails are written for: an account whose reply we owe goes on in its own one
  /// when somebody has answered.
  func stage(of entry: Book.Entry) -> Stage? {
    guard !entry.account.value.isInternal else { return nil }
    let zone = entry.account.value.zone ?? policy.mailboxes[0].zone
    let standing = planner.standing(of: entry.candidate, in: zone)
    guard standing.breakUp == nil else { return nil }
    guard standing.stage == .engaged else { return standing.stage }
    return switch entry.account.value.declaredStage {
    case .client: .client
    case .prospect: .prospect
    case .stalled: .stalled
    case .lost: .lost
    }
  }

  /// What may still be written about an account.
  func parts(of entry: Book.Entry) -> [Part] {
    guard let stage = stage(of: entry) else { return [] }
    return (sequences[stage] ?? []).flatMap { sequence -> [Part] in
      guard let run = run(of: sequence, entry) else { return [] }
      return parts(of: sequence, run, stage, entry)
    }
  }

  private func parts(
    of sequence: Sequence,
    _ run: Run,
    _ stage: Stage,
    _ entry: Book.Entry
  ) -> [Part] {
    var parts: [Part] = []
    for step in sequence.steps {
      guard let name = step.template, let template = library[name] else { continue }
      let roles = step.roles.isEmpty ? template.roles : step.roles
      for contact in recipients(roles, template, entry)
      where !isDone(step, of: sequence, run.occurrence, contact.value, entry) {
        let index = parts.firstIndex { $0.contact.value.id == contact.value.id }
        if let index {
          parts[index].templates.append((step, template))
        } else {
          parts.append(
            Part(
              entry: entry,
              stage: stage,
              trigger: run.trigger,
              occurrence: run.occurrence,
              sequence: sequence,
              contact: contact,
              templates: [(step, template)]
            )
          )
        }
      }
    }
    return parts
  }
}

extension Casting {
  private struct Run {
    let trigger: LocalDate?
    let occurrence: String
  }

  /// nil where nothing starts the sequence, or it is too late for it.
  private func run(of sequence: Sequence, _ entry: Book.Entry) -> Run? {
    let zone = entry.account.value.zone ?? policy.mailboxes[0].zone
    let today = zone.localDate(at: now)
    switch sequence.start {
    case .stage:
      return Run(trigger: nil, occurrence: "")
    case .date(let field, let days, let yearly):
      guard let text = entry.account.value.fields[field], let date = try? LocalDate(iso: text)
      else { return nil }
      if yearly { return Run(trigger: date, occurrence: date.description) }
      let opens = zone.startOfDay(date.adding(days: days))
      let closes = policy.cadence.lapse.after(opens, in: zone, calendar: policy.holidays)
      return closes < now ? nil : Run(trigger: date, occurrence: date.description)
    case .season:
      guard let days = policy.cadence.yearEnd.season?.next(endingOnOrAfter: today) else {
        return nil
      }
      return Run(trigger: days.lowerBound, occurrence: String(days.lowerBound.year))
    }
  }

  /// The people of the first role that the account has; of a teammate's step, those who delivered.
  private func recipients(
    _ roles: [Role],
    _ template: TemplateFile,
    _ entry: Book.Entry
  ) -> [Book.Row<Contact>] {
    if roles == [.teammate] { return entry.teammates.filter { !isSuppressed($0.value) } }
    for role in roles {
      let people = entry.contacts.filter { $0.value.role == role && !isSuppressed($0.value) }
      if !people.isEmpty { return people }
    }
    return []
  }

  private func isSuppressed(_ contact: Contact) -> Bool {
    policy.suppressions.contains { $0.covers(contact.address) }
  }

  private func isDone(
    _ step: Step,
    of sequence: Sequence,
    _ occurrence: String,
    _ contact: Contact,
    _ entry: Book.Entry
  ) -> Bool {
    entry.touches.contains { touch in
      guard let position = touch.position else { return false }
      return position.step == step.id && position.sequence == sequence.id
        && position.occurrence == occurrence
        && (touch.contact == contact.id || contact.role != .teammate)
    }
  }
}
