import Civil
import Outreach

/// One thing that is looked for in each sequence: a small value.
struct SequenceCheck: Sendable {
  let kind: FindingKind
  let look: @Sendable (Sequence, Plot) -> [StepTrace]

  init(_ kind: FindingKind, _ look: @escaping @Sendable (Sequence, Plot) -> [StepTrace]) {
    self.kind = kind
    self.look = look
  }

  static let all: [SequenceCheck] = [
    unknownTemplate, wrongKind, wrongAudience, unreachableStep, unreachableSequence,
    nothingToContinue,
  ]
}

/// What sequences are looked at with.
struct Plot: Sendable {
  let policy: Policy
  let library: TemplateLibrary
  /// Every template file, those that could not be read as well.
  let names: [String]
  /// Columns of the accounts.
  let columns: Set<String>
  /// The roles that the accounts of a stage have.
  let roles: [Stage: Set<Role>]

  /// Whether the file itself names the sequence; the shipped ones reach whom they can.
  func isOwn(_ sequence: Sequence) -> Bool { policy.places["sequences.\(sequence.id)"] != nil }

  func roles(of step: Step) -> [Role] {
    guard step.roles.isEmpty, let template = template(of: step) else { return step.roles }
    return template.roles
  }

  func template(of step: Step) -> TemplateFile? { step.template.flatMap { library[$0] } }
}

/// Something that a check found in a sequence.
struct StepTrace {
  /// Counted from 0; nil: the sequence as a whole.
  let step: Int?
  let message: String
  let advice: String

  init(_ step: Int?, _ message: String, advice: String) {
    self.step = step
    self.message = message
    self.advice = advice
  }
}

extension SequenceCheck {
  static let unknownTemplate = SequenceCheck(.unknownTemplate) { sequence, plot in
    sequence.steps.enumerated().compactMap { index, step in
      guard let name = step.template, plot.isOwn(sequence), !plot.names.contains(name.text) else {
        return nil
      }
      let guess = Spelling.closest(to: name.text, among: plot.names)
      return StepTrace(
        index,
        "there is no template “\(name.text.forMessage)”"
          + (guess.map { "; did you mean “\($0)”?" } ?? ""),
        advice: "add the file, or correct the name"
      )
    }
  }

  static let wrongKind = SequenceCheck(.wrongKind) { sequence, plot in
    sequence.steps.enumerated().compactMap { index, step in
      guard let kind = plot.template(of: step)?.kind, let reason = kind.unfit(for: sequence.stage)
      else { return nil }
      return StepTrace(
        index,
        "a \(kind.rawValue) in a sequence for \(sequence.stage.rawValue): \(reason)",
        advice: "take another template, or correct the sequence's stage"
      )
    }
  }

  static let wrongAudience = SequenceCheck(.wrongAudience) { sequence, plot in
    sequence.steps.enumerated().compactMap { index, step in
      guard let template = plot.template(of: step) else { return nil }
      let roles = plot.roles(of: step)
      let isInside = roles.contains(.teammate)
      let isOutside = roles.contains { $0 != .teammate }
      let isForTeammates = template.audience == .teammates
      guard isForTeammates ? isOutside : isInside else { return nil }
      return StepTrace(
        index,
        isForTeammates
          ? "“\(template.name)” is for teammates, and this step reaches somebody outside"
          : "“\(template.name)” is for people outside, and this step reaches teammates",
        advice: "correct the step's \"to:\", or the template's \"to:\" and \"audience:\""
      )
    }
  }

  static let unreachableStep = SequenceCheck(.unreachableStep) { sequence, plot in
    sequence.steps.indices.compactMap { index in
      sequence.obstacle(before: index, plot).map { StepTrace(index, $0.0, advice: $0.1) }
    }
  }

  static let unreachableSequence = SequenceCheck(.unreachableSequence) { sequence, plot in
    guard plot.isOwn(sequence), case .date(let field, _, _) = sequence.start,
      !plot.columns.contains(field)
    else { return [] }
    let guess = Spelling.closest(to: field, among: plot.columns.sorted())
    return [
      StepTrace(
        nil,
        "the accounts have no column “\(field.forMessage)”"
          + (guess.map { "; did you mean “\($0)”?" } ?? ""),
        advice: "add the column, or correct the name"
      )
    ]
  }

  static let nothingToContinue = SequenceCheck(.nothingToContinue) { sequence, plot in
    var written: Set<Role> = []
    return sequence.steps.enumerated().compactMap { index, step in
      guard let template = plot.template(of: step) else { return nil }
      let roles = plot.roles(of: step)
      defer { written.formUnion(roles) }
      guard template.continuesThread, template.kind != .breakUp,
        written.isDisjoint(with: roles)
      else { return nil }
      return StepTrace(
        index,
        "“\(template.name)” continues a thread, and no mail to that person comes before it",
        advice: "begin with another template, or take \"thread: true\" out of this one"
      )
    }
  }
}

extension Sequence {
  /// Why nobody can come to a step, and what to do.
  fileprivate func obstacle(before index: Int, _ plot: Plot) -> (String, String)? {
    let step = steps[index]
    guard let template = plot.template(of: step) else { return gap(at: step, plot) }
    if steps[..<index].contains(where: { plot.template(of: $0)?.kind == .breakUp }) {
      return (
        "it comes behind a break-up, after which nothing is written",
        "move it in front of the break-up, or take it out"
      )
    }
    let cadence = plot.policy.cadence
    if start == .season {
      if cadence.yearEnd.season == nil {
        return ("there is no year-end season", "set seasons: year_end: dates:")
      }
      if !cadence.yearEnd.kinds.contains(template.kind) {
        return (
          "no \(template.kind.rawValue) goes out in the year-end season",
          "add the kind to seasons: year_end: kinds:, or take the step out"
        )
      }
    }
    return crowd(before: index, plot) ?? absence(index, plot)
  }

  /// A shipped sequence may name templates that the workspace does without.
  private func gap(at step: Step, _ plot: Plot) -> (String, String)? {
    guard let name = step.template?.text, !plot.isOwn(self), !plot.names.contains(name),
      plot.roles[stage] != nil
    else { return nil }
    return (
      "the shipped sequence “\(id)” wants the template “\(name)”, which is not here",
      "add the file, or leave the sequence out: sequences: {\(id): off}"
    )
  }

  private func crowd(before index: Int, _ plot: Plot) -> (String, String)? {
    let roles = plot.roles(of: steps[index])
    let cap = plot.policy.cadence.contactPerSequence
    let earlier = steps[..<index].count { step in
      step.template != nil && plot.roles(of: step) == roles
    }
    guard earlier >= cap else { return nil }
    return (
      "\(earlier) mails to the same person come before it, and \(cap) are allowed",
      "raise cadence: contact: per_sequence:, or take a step out"
    )
  }

  /// Of the file's own sequences only: the shipped ladder climbs past roles that nobody has.
  private func absence(_ index: Int, _ plot: Plot) -> (String, String)? {
    guard plot.isOwn(self), let present = plot.roles[stage], !present.isEmpty else { return nil }
    let roles = plot.roles(of: steps[index])
    guard present.isDisjoint(with: roles), !roles.isEmpty else { return nil }
    let wanted = roles.map(\.rawValue).joined(separator: ", ")
    return (
      "no account of this stage has a contact of its roles: \(wanted)",
      "fill in the roles of the contacts, or take the step out"
    )
  }
}

extension TemplateKind {
  /// Why it does not suit a stage; nil where it does.
  fileprivate func unfit(for stage: Stage) -> String? {
    switch (stage, self) {
    case (.client, .breakUp): "nobody takes leave of a client by a template"
    case (.stalled, .thankYou), (.lost, .thankYou): "there is nothing to thank for yet"
    case (.letGo, .thankYou), (.letGo, .checkIn):
      "an account that was let go gets one break-up and nothing else"
    case (.client, _), (.prospect, _), (.stalled, _), (.lost, _), (.letGo, .breakUp),
      (.engaged, _):
      nil
    }
  }
}
