import Civil

/// A rule that looks at what happened so far, and says whether this person may get this step.
///
/// Each is one small value; the slots' own rules are `SlotRule`.
struct HistoryRule: Sendable {
  let id: RuleID
  let check: @Sendable (Situation) -> Hold?

  init(_ id: RuleID, _ check: @escaping @Sendable (Situation) -> Hold?) {
    self.id = id
    self.check = check
  }

  /// What is asked about.
  struct Situation: Sendable {
    let wish: Wish
    let contact: Contact
    let candidate: Candidate
    let standing: Standing
    let template: TemplateFile
    /// Mails to this contact in this run of the sequence.
    let mailsInRun: Int
    let policy: Policy
    let now: Instant

    func after(_ duration: HumanDuration, _ instant: Instant) -> Instant {
      duration.after(instant, in: wish.zone, calendar: policy.holidays, country: wish.country)
    }

    /// The newest touch of one kind with this contact.
    func newest(_ kind: Touch.Kind) -> Touch? {
      candidate.touches.last { $0.kind == kind && $0.contact == contact.id && $0.at <= now }
    }
  }

  /// All of them; their order does not matter to the result.
  static let all: [HistoryRule] = [
    .suppressed, .bounced, .away, .afterBreakUp, .contactPerSequence, .fresh, .audience,
    .sequenceWait,
  ]
}

extension HistoryRule {
  static let suppressed = HistoryRule(.suppressed) { situation in
    let covering = situation.policy.suppressions.first { $0.covers(situation.contact.address) }
    guard let suppression = covering else { return nil }
    let pattern = suppression.pattern.description
    return Hold(
      .suppressed,
      until: nil,
      .suppressed(pattern: pattern, reason: suppression.reason)
    )
  }

  /// An address that bounced is not tried again until they write from it.
  static let bounced = HistoryRule(.suppressed) { situation in
    guard let bounce = situation.newest(.bounce) else { return nil }
    if let mail = situation.newest(.mailIn), mail.at > bounce.at { return nil }
    return Hold(.suppressed, until: nil, .bounced(at: bounce.at))
  }

  static let away = HistoryRule(.away) { situation in
    guard let reply = situation.newest(.autoReply) else { return nil }
    if let mail = situation.newest(.mailIn), mail.at > reply.at { return nil }
    let back = situation.whenBack(after: reply)
    guard back > situation.now else { return nil }
    return Hold(.away, until: back, .away(until: reply.until))
  }

  static let afterBreakUp = HistoryRule(.afterBreakUp) { situation in
    guard let breakUp = situation.standing.lastBreakUp else { return nil }
    if let mail = situation.standing.lastInbound, mail.at > breakUp { return nil }
    let wants = situation.policy.cadence.afterBreakUp
    let over = wants.map { situation.after($0, breakUp) }
    if let over, over <= situation.now { return nil }
    return Hold(.afterBreakUp, until: over, .breakUp(at: breakUp, wants: wants))
  }

  static let contactPerSequence = HistoryRule(.contactPerSequence) { situation in
    let cap = situation.policy.cadence.contactPerSequence
    guard situation.mailsInRun >= cap else { return nil }
    return Hold(.contactPerSequence, until: nil, .cap(cap, counted: situation.mailsInRun))
  }

  /// A template that carries something new wants a fact dated after the last mail.
  static let fresh = HistoryRule(.fresh) { situation in
    guard situation.template.requiresFresh else { return nil }
    let last = situation.standing.lastMailOut
    guard let last, !situation.candidate.hasNews(since: last, in: situation.wish.zone) else {
      return nil
    }
    return Hold(.fresh, until: nil, .notFresh(lastTouch: last))
  }

  static let audience = HistoryRule(.audience) { situation in
    let isForTeammates = situation.template.audience == .teammates
    guard isForTeammates != situation.wish.isInternal else { return nil }
    return Hold(.audience, until: nil, .audience(inside: situation.wish.isInternal))
  }

  static let sequenceWait = HistoryRule(.sequenceWait) { situation in
    guard situation.wish.due > situation.now else { return nil }
    return Hold(
      .sequenceWait,
      until: situation.wish.due,
      .waits(step: situation.wish.key.position.step)
    )
  }
}

extension HistoryRule.Situation {
  /// One business day behind the stated return, else `cadence.away` behind the auto-reply.
  fileprivate func whenBack(after reply: Touch) -> Instant {
    guard let until = reply.until else { return after(policy.cadence.away, reply.at) }
    let day = policy.holidays.nextBusinessDay(after: until, country: wish.country) ?? until
    return wish.zone.startOfDay(day)
  }
}

extension Candidate {
  /// Whether the account's `news`, by its `news_on`, is newer than `instant`.
  fileprivate func hasNews(since instant: Instant, in zone: Zone) -> Bool {
    guard account.fields["news"] != nil, let text = account.fields["news_on"],
      let day = try? LocalDate(iso: text)
    else { return false }
    return day > zone.localDate(at: instant)
  }
}
