package import Civil

/// The part of planning that looks at one account alone: its stage, its sequences, its people.
///
/// Nothing here depends on any other account, so a plan can be made account by account. One object,
/// which all that is worked out with it shares.
package final class AccountPlanner: Sendable {
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
    guard !candidate.account.isInternal else { return Outcome() }
    let dossier = dossier(of: candidate)
    var findings = Findings(after: now)
    findings.changes.note(dossier.standing.changes)
    for draft in candidate.drafts { findings.changes.note(endOf: draft.stale(under: policy)) }
    switch dossier.standing.stage {
    case .engaged:
      owe(dossier, &findings)
    case .letGo where dossier.standing.breakUp != nil:
      let decision = dossier.standing.letGo
      let until = decision?.until
      let hold = Hold(
        .letGo,
        until: until.map(dossier.zone.startOfDay),
        .letGo(by: decision?.text ?? "", until: until)
      )
      findings.hold(dossier, [hold])
    case .client, .prospect, .stalled, .lost, .letGo:
      plan(dossier, &findings, missing: missing)
    }
    return findings.outcome(of: dossier)
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

  /// Their mail waits for a person: nothing is drafted meanwhile.
  private func owe(_ dossier: Dossier, _ findings: inout Findings) {
    guard let mail = dossier.standing.lastInbound else { return }
    let late = policy.cadence.replyWithin.after(
      mail.at,
      in: dossier.zone,
      calendar: policy.holidays
    )
    findings.changes.note(endOf: late)
    findings.owed = ReplyOwed(
      account: mail.account,
      contact: mail.contact,
      since: mail.at,
      isOverdue: late < now
    )
    let hold = Hold(.engaged, until: nil, .engaged(since: mail.at, contact: mail.contact))
    findings.hold(dossier, [hold])
  }

  private func plan(
    _ dossier: Dossier,
    _ findings: inout Findings,
    missing: (Wish, Candidate) -> [Hold]
  ) {
    for sequence in policy.sequences where sequence.stage == dossier.standing.stage {
      switch sequence.occasion(of: dossier, &findings.changes) {
      case .idle(let hold):
        findings.idle.append(hold)
      case .runs(let occurrences):
        WishBuilder(dossier: dossier, sequence: sequence)
          .build(occurrences, into: &findings, missing: missing)
      }
    }
    findings.limitActiveContacts(of: dossier)
  }
}
