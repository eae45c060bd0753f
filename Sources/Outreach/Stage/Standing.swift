package import Civil

/// What an account's history comes to: the few instants that stage and rules look at.
package struct Standing: Hashable, Sendable {
  package let stage: Stage
  package let firstMailOut: Instant?
  package let lastMailOut: Instant?
  /// The newest mail in, and who wrote it.
  package let lastInbound: Touch?
  /// The newest event in which a person of theirs took part.
  package let lastTwoWay: Instant?
  /// The newest break-up that went, or may have, and that nothing ended: no mail of theirs, no
  /// re-opening by a person, be it by the date of a let-go.
  package let breakUp: Instant?
  /// The let-go decision in force.
  package let letGo: Touch?
  /// The first instant after `now` at which time alone may make this another standing.
  package let changes: Instant?

  /// Reads the history of one account.
  ///
  /// `kindOfStep`: what kind of template a step's mail was, nil where nobody knows.
  package init(
    of candidate: Candidate,
    under cadence: Cadence,
    zone: Zone,
    calendar: BusinessCalendar,
    at now: Instant,
    kindOfStep: (Touch.Position) -> TemplateKind?
  ) {
    var history = History()
    var changes = Changes(after: now)
    for touch in candidate.touches {
      changes.note(touch.at)
      guard touch.account == candidate.account.id, touch.at <= now else { continue }
      history.take(touch, kindOfStep: kindOfStep)
    }
    for draft in candidate.drafts where draft.isBreakUp(with: candidate.account.id) {
      history.lastBreakUp = max(history.lastBreakUp ?? draft.since, draft.since)
    }
    let letGo = history.letGo(inForceAt: now, zone: zone)
    firstMailOut = history.firstMailOut
    lastMailOut = history.lastMailOut
    lastInbound = history.lastInbound
    lastTwoWay = history.lastTwoWay
    breakUp = history.breakUp(inForceAt: now, zone: zone)
    self.letGo = letGo
    stage = Self.stage(
      declared: candidate.account.declaredStage,
      history: history,
      isLetGo: letGo != nil,
      goesStalled: {
        let stalled = cadence.stalledAfter.after($0, in: zone, calendar: calendar)
        changes.note(stalled)
        return stalled <= now
      }
    )
    changes.note(letGo?.until.map(zone.startOfDay))
    self.changes = changes.next
  }

  private static func stage(
    declared: DeclaredStage,
    history: History,
    isLetGo: Bool,
    goesStalled: (Instant) -> Bool
  ) -> Stage {
    if isLetGo { return .letGo }
    if history.owesAnswer { return .engaged }
    switch declared {
    case .client: return .client
    case .lost: return .lost
    case .stalled: return .stalled
    case .prospect:
      guard let first = history.firstMailOut else { return .prospect }
      return goesStalled(history.lastTwoWay ?? first) ? .stalled : .prospect
    }
  }
}

/// The running summary while the touches go by in order of time.
private struct History {
  var firstMailOut: Instant?
  var lastMailOut: Instant?
  var lastOutreach: Instant?
  var lastInbound: Touch?
  var lastTwoWay: Instant?
  var lastBreakUp: Instant?
  var lastDecision: Touch?
  /// Let-go decisions and re-openings, by time.
  private var decisions: [Touch] = []

  /// They wrote, and nothing that we did since answers it.
  var owesAnswer: Bool {
    guard let lastInbound else { return false }
    guard let lastOutreach else { return true }
    return lastOutreach < lastInbound.at
  }

  mutating func take(_ touch: Touch, kindOfStep: (Touch.Position) -> TemplateKind?) {
    if touch.isOutreach { lastOutreach = touch.at }
    if touch.isTwoWay { lastTwoWay = touch.at }
    switch touch.kind {
    case .mailOut:
      firstMailOut = firstMailOut ?? touch.at
      lastMailOut = touch.at
      if let position = touch.position, kindOfStep(position) == .breakUp {
        lastBreakUp = touch.at
      }
    case .mailIn:
      lastInbound = touch
    case .letGo, .reopen:
      lastDecision = touch
      decisions.append(touch)
    case .bounce, .autoReply, .complaint, .call, .visit, .letter, .note:
      break
    }
  }

  /// A break-up that neither a mail of theirs nor a re-opening ended.
  func breakUp(inForceAt now: Instant, zone: Zone) -> Instant? {
    guard let breakUp = lastBreakUp else { return nil }
    if let lastInbound, lastInbound.at > breakUp { return nil }
    for (index, decision) in decisions.enumerated() {
      let superseded = index + 1 < decisions.count ? decisions[index + 1].at : now
      let opened =
        decision.kind == .reopen ? decision.at : decision.until.map(zone.startOfDay)
      if let opened, opened > breakUp, opened <= superseded { return nil }
    }
    return breakUp
  }

  /// A let-go that was not re-opened by a person, by its date, or by a mail of theirs.
  func letGo(inForceAt now: Instant, zone: Zone) -> Touch? {
    guard let decision = lastDecision, decision.kind == .letGo else { return nil }
    if let lastInbound, lastInbound.at > decision.at { return nil }
    if let until = decision.until, until <= zone.localDate(at: now) { return nil }
    return decision
  }
}

extension DraftRecord {
  fileprivate func isBreakUp(with account: AccountID) -> Bool {
    kind == .breakUp && state.mayHaveArrived && key.account == account
  }
}

extension DraftState {
  /// A server took it, or may have.
  package var mayHaveArrived: Bool {
    switch self {
    case .sent, .unknown, .transmitting: true
    case .drafted, .approved, .claimed, .handedOver, .rejected, .skipped, .withdrawn, .superseded:
      false
    }
  }
}
