package import Civil

/// For one stage: an ordered list of steps, each after a wait.
package struct Sequence: Hashable, Sendable {
  package var id: SequenceID
  package var stage: Stage
  package var steps: [Step]
  /// What starts it: the stage itself, a date in the account's record, or a season.
  package var start: Start

  package init(id: SequenceID, stage: Stage, start: Start = .stage, steps: [Step]) {
    self.id = id
    self.stage = stage
    self.start = start
    self.steps = steps
  }

  package enum Start: Hashable, Sendable {
    /// As soon as the account is in the stage.
    case stage
    /// So many days after (or, negative, before) the date in this column of the account; `yearly`:
    /// and on the same day of every year that follows.
    case date(field: String, days: Int, yearly: Bool = false)
    /// Once in each occurrence of the year-end season.
    case season
  }
}

/// A template to a role, or a person's own task, after a wait.
package struct Step: Hashable, Sendable {
  package var id: StepID
  package var action: Action
  /// Who it is for: the first of these roles that the account has; empty takes the template's `to`.
  package var roles: [Role]
  /// After the sequence's first mail: calendar or business days.
  package var wait: HumanDuration
  /// Also at least this long after the sequence's previous mail.
  package var after: HumanDuration?

  package init(
    id: StepID? = nil,
    action: Action,
    roles: [Role] = [],
    wait: HumanDuration = .days(0),
    after: HumanDuration? = nil
  ) {
    self.id = id ?? action.stepID
    self.action = action
    self.roles = roles
    self.wait = wait
    self.after = after
  }

  package init(
    id: StepID? = nil,
    template: TemplateName,
    roles: [Role] = [],
    day: Int = 0,
    after: HumanDuration? = nil
  ) {
    self.init(id: id, action: .mail(template), roles: roles, wait: .days(day), after: after)
  }

  package enum Action: Hashable, Sendable {
    case mail(TemplateName)
    case task(ManualTask)

    /// The id of a step that has none of its own: the template's name, or the kind of task.
    package var stepID: StepID {
      switch self {
      case .mail(let template): StepID(template.text)
      case .task(let task): StepID(task.kind.rawValue)
      }
    }
  }

  /// The template of a mail; nil for a task.
  package var template: TemplateName? {
    if case .mail(let template) = action { template } else { nil }
  }
}

/// What a person does by hand as a step of a sequence; `rapport log` completes it.
package struct ManualTask: Hashable, Sendable {
  package var kind: Kind
  /// What it is about, for the list of tasks.
  package var text: String
  /// How long it takes, for the estimate of a week's work.
  package var minutes: Int

  package init(kind: Kind, text: String = "", minutes: Int = 15) {
    self.kind = kind
    self.text = text
    self.minutes = minutes
  }

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case call
    case visit
    case letter

    /// What the journal notes when it is done.
    package var touch: Touch.Kind {
      switch self {
      case .call: .call
      case .visit: .visit
      case .letter: .letter
      }
    }
  }
}
