package import Civil

/// The part of planning that looks at one account alone: its stage, its sequences, its people.
///
/// Nothing here depends on any other account, so a plan can be made account by account.
package struct AccountPlanner: Sendable {
  package let policy: Policy
  package let library: TemplateLibrary
  package let now: Instant

  package init(policy: Policy, library: TemplateLibrary, now: Instant) {
    self.policy = policy
    self.library = library
    self.now = now
  }

  /// What planning knows of an account before the caps have their say.
  package struct Outcome: Hashable, Sendable {
    package var wishes: [Wanting] = []
    package var held: [Held] = []
    package var owed: ReplyOwed?
    package var tasks: [TaskDue] = []
    /// The first instant after `now` at which the outcome may be another one, though nothing new
    /// happened: a wait ends, somebody is back, a stage or an occasion changes; nil: none.
    ///
    /// Until then the outcome may be kept instead of being worked out again.
    package var changes: Instant?
  }

  /// A wish that only time holds.
  package struct Wanting: Hashable, Sendable {
    package let wish: Wish
    /// Holds of the history that end by themselves.
    package let waits: [Hold]
    /// When the account's own history lets it go.
    package let earliest: Instant

    package init(wish: Wish, waits: [Hold]) {
      self.init(
        wish: wish,
        waits: waits,
        earliest: waits.compactMap(\.until).reduce(wish.due) { max($0, $1) }
      )
    }

    init(wish: Wish, waits: [Hold], earliest: Instant) {
      self.wish = wish
      self.waits = waits
      self.earliest = earliest
    }
  }

  /// `missing`: the values that the step's template reads and the records lack.
  package func outcome(
    for candidate: Candidate,
    missing: (Wish, Candidate) -> [Hold]
  ) -> Outcome {
    var outcome = Outcome()
    var changes = Changes(after: now)
    let account = candidate.account
    guard !account.isInternal else { return outcome }
    let zone = account.zone ?? policy.mailboxes[0].zone
    let standing = standing(of: candidate, in: zone)
    changes.note(standing.changes)
    switch standing.stage {
    case .engaged:
      guard let mail = standing.lastInbound else { break }
      outcome.owed = owed(mail, in: zone, &changes)
      let hold = Hold(.engaged, until: nil, .engaged(since: mail.at, contact: mail.contact))
      outcome.held = [Held(account: account.id, stage: .engaged, holds: [hold])]
    case .letGo where standing.lastBreakUp != nil:
      let decision = standing.letGo
      let until = decision?.until
      let hold = Hold(
        .letGo,
        until: until.map(zone.startOfDay),
        .letGo(by: decision?.text ?? "", until: until)
      )
      outcome.held = [Held(account: account.id, stage: .letGo, holds: [hold])]
    case .client, .prospect, .stalled, .lost, .letGo:
      plan(candidate, standing, zone, into: &outcome, &changes, missing: missing)
    }
    for held in outcome.held { changes.note(held.holds) }
    for want in outcome.wishes { changes.note(want.waits) }
    outcome.changes = changes.next
    return outcome
  }

  package func standing(of candidate: Candidate, in zone: Zone) -> Standing {
    Standing(
      of: candidate,
      under: policy.cadence,
      zone: zone,
      calendar: policy.holidays,
      at: now,
      kindOfStep: kind
    )
  }

  /// The kind of a step's template; a step that the configuration no longer has is known by name.
  private func kind(of position: Touch.Position) -> TemplateKind? {
    let step = policy.sequence(position.sequence)?.steps.first { $0.id == position.step }
    if let step, let template = step.template.flatMap({ library[$0] }) { return template.kind }
    return TemplateKind.allCases.first { position.step.text.hasPrefix($0.rawValue + "/") }
  }

  private func owed(_ mail: Touch, in zone: Zone, _ changes: inout Changes) -> ReplyOwed {
    let late = policy.cadence.replyWithin.after(mail.at, in: zone, calendar: policy.holidays)
    changes.note(endOf: late)
    return ReplyOwed(
      account: mail.account,
      contact: mail.contact,
      since: mail.at,
      isOverdue: late < now
    )
  }

  private func plan(
    _ candidate: Candidate,
    _ standing: Standing,
    _ zone: Zone,
    into outcome: inout Outcome,
    _ changes: inout Changes,
    missing: (Wish, Candidate) -> [Hold]
  ) {
    var idle: [Hold] = []
    for sequence in policy.sequences where sequence.stage == standing.stage {
      switch sequence.occasion(
        for: candidate.account,
        in: zone,
        under: policy.cadence,
        at: now,
        &changes
      )
      {
      case .idle(let hold):
        idle.append(hold)
      case .runs(let occurrence, let trigger, let opens):
        let builder = WishBuilder(
          planner: self,
          candidate: candidate,
          standing: standing,
          sequence: sequence,
          occurrence: occurrence,
          trigger: trigger,
          opens: opens,
          zone: zone
        )
        builder.build(into: &outcome, idle: &idle, &changes, missing: missing)
      }
    }
    guard outcome.wishes.isEmpty, outcome.held.isEmpty else { return }
    if idle.isEmpty {
      idle = [Hold(.sequenceDone, until: nil, .noSequence(standing.stage))]
    }
    outcome.held = [Held(account: candidate.account.id, stage: standing.stage, holds: idle)]
  }
}
