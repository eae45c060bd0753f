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
    /// So many days after (or, negative, before) the date in this column of the account.
    case date(field: String, days: Int)
    /// Once in each occurrence of the year-end season.
    case season
  }
}

/// A template to a role, after a wait.
package struct Step: Hashable, Sendable {
  package var id: StepID
  package var template: TemplateName
  /// Who gets it: the first of these roles that the account has; empty takes the template's `to`.
  package var roles: [Role]
  /// Calendar days after the sequence's first mail.
  package var day: Int
  /// Also at least this long after the sequence's previous mail.
  package var after: HumanDuration?

  package init(
    id: StepID? = nil,
    template: TemplateName,
    roles: [Role] = [],
    day: Int = 0,
    after: HumanDuration? = nil
  ) {
    self.id = id ?? StepID(template.text)
    self.template = template
    self.roles = roles
    self.day = day
    self.after = after
  }
}
