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
    let template: TemplateFile
    /// Mails to this contact in this run of the sequence.
    let mailsInRun: Int
    let dossier: Dossier

    var holds: [Hold] { HistoryRule.all.compactMap { $0.check(self) } }
  }

  /// All of them; their order does not matter to the result.
  static let all: [HistoryRule] = [
    .suppressed, .bounced, .complained, .away, .afterBreakUp, .contactPerSequence, .fresh,
    .audience, .sequenceWait,
  ]
}

extension HistoryRule {
  static let suppressed = HistoryRule(.suppressed) {
    $0.dossier.suppression(of: $0.contact)?.hold
  }

  static let bounced = HistoryRule(.suppressed) { $0.dossier.bounce(of: $0.contact)?.hold }

  static let complained = HistoryRule(.suppressed) { $0.dossier.complaint(of: $0.contact)?.hold }

  static let away = HistoryRule(.away) { $0.dossier.absence(of: $0.contact)?.hold }

  static let afterBreakUp = HistoryRule(.afterBreakUp) {
    $0.wish.isInternal ? nil : $0.dossier.silence(for: $0.contact)
  }

  static let contactPerSequence = HistoryRule(.contactPerSequence) { situation in
    let cap = situation.dossier.policy.cadence.contactPerSequence
    guard situation.mailsInRun >= cap else { return nil }
    return Hold(.contactPerSequence, until: nil, .cap(cap, counted: situation.mailsInRun))
  }

  /// A template that carries something new wants a fact dated after the last mail.
  static let fresh = HistoryRule(.fresh) { situation in
    guard situation.template.requiresFresh else { return nil }
    let dossier = situation.dossier
    let last = dossier.standing.lastMailOut
    guard let last, !dossier.candidate.hasNews(since: last, in: situation.wish.zone) else {
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
    guard situation.wish.due > situation.dossier.now else { return nil }
    return Hold(
      .sequenceWait,
      until: situation.wish.due,
      .waits(step: situation.wish.key.position.step)
    )
  }
}

extension Dossier {
  /// The silence after a break-up, in the days of this person; nil where none went or it is over.
  func silence(for contact: Contact?) -> Hold? {
    guard let breakUp = standing.breakUp else { return nil }
    let wants = policy.cadence.afterBreakUp
    let over = wants.map { after($0, breakUp, for: contact) }
    if let over, over <= now { return nil }
    return Hold(.afterBreakUp, until: over, .breakUp(at: breakUp, wants: wants))
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
