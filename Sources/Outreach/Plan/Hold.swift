package import Civil

/// A reason why a mail does not go now.
package struct Hold: Hashable, Sendable {
  package let rule: RuleID
  /// When this rule alone would let it go; nil where time alone does not help.
  package let until: Instant?
  package let fact: Fact

  package init(_ rule: RuleID, until: Instant?, _ fact: Fact) {
    self.rule = rule
    self.until = until
    self.fact = fact
  }

  /// What the rule saw; `Hold.sentence` puts it in words.
  package enum Fact: Hashable, Sendable {
    case cap(Int, counted: Int)
    case gap(last: Instant, wants: HumanDuration)
    case mailboxGap(last: Instant, seconds: Int)
    case closed(DayWindow, zone: Zone)
    case holiday(String)
    case season(Season, kind: TemplateKind)
    /// `wants`: how long the silence lasts; nil for good.
    case breakUp(at: Instant, wants: HumanDuration?)
    /// A break-up has to be the last: another mail to the account has its slot later.
    case laterMail(at: Instant)
    case suppressed(pattern: String, reason: String)
    case bounced(at: Instant)
    /// They called a mail of ours spam.
    case complained(at: Instant)
    case away(until: LocalDate?)
    case engaged(since: Instant, contact: ContactID?)
    case stale(planned: Instant)
    case missing([MissingValue])
    case noTemplate(TemplateName)
    /// A fault while the text was made, drawn with its place.
    case template(String)
    case notFresh(lastTouch: Instant?)
    case waits(step: StepID)
    case finished(SequenceID)
    case lapsed(SequenceID, due: LocalDate)
    case nobody(roles: [Role])
    case noDate(field: String)
    case noSequence(Stage)
    /// The account is in another stage than the one that the sequence is for.
    case otherStage(SequenceID, Stage)
    case draft(DraftID, DraftState)
    case letGo(by: String, until: LocalDate?)
    case audience(inside: Bool)
    /// What a person does before the sequence goes on.
    case task(ManualTask, step: StepID)
    /// A mailbox that stopped: bounces among its newest mails, or a complaint.
    case unhealthy(bounces: Int, of: Int, complaint: Instant?)
    /// What an agenda kept: the sentence alone.
    case told(String)
    /// The account's own people are away as a firm.
    case shutDown(ClosedRange<LocalDate>)
  }

  /// A name that a template reads and a record lacks.
  package struct MissingValue: Hashable, Sendable {
    /// As the template writes it: `contact.first_name`.
    package let path: String
    /// Where the template reads it.
    package let place: Place

    package init(path: String, place: Place) {
      self.path = path
      self.place = place
    }
  }
}

/// The stable name of a rule, as it stands in `--json` and in the documentation.
package enum RuleID: String, Hashable, Sendable, CaseIterable {
  case mailboxPerDay = "mailbox.per_day"
  case mailboxPerHour = "mailbox.per_hour"
  case mailboxGap = "mailbox.gap"
  case mailboxRamp = "mailbox.ramp"
  case mailboxHealth = "mailbox.health"
  case window
  case holidays
  case season
  case contactGap = "contact.gap"
  case contactPerSequence = "contact.per_sequence"
  case accountPerDay = "account.per_day"
  case accountActiveContacts = "account.active_contacts"
  case domainPerDay = "domain.per_day"
  case afterBreakUp = "after_break_up"
  case away
  case engaged
  case suppressed
  case stale
  case fresh
  case values
  case letGo = "let_go"
  /// A template for teammates cannot reach an outside address, nor the reverse.
  case audience
  /// The sequence's own wait before the step.
  case sequenceWait = "sequence.wait"
  /// The sequence has no step left, or there is none for the stage.
  case sequenceDone = "sequence.done"
  /// The account has nobody in the roles that the step is for.
  case sequenceContact = "sequence.contact"
  /// A person's task comes first.
  case task
  /// A draft of this step waits for approval, for its slot or for an answer about its fate.
  case drafted

  /// The key of `rapport.yaml` that a person would change; nil where the data decides.
  package var configKey: String? {
    switch self {
    case .mailboxPerDay: "cadence.mailbox.per_day"
    case .mailboxPerHour: "cadence.mailbox.per_hour"
    case .mailboxGap: "cadence.mailbox.gap"
    case .mailboxRamp: "cadence.mailbox.ramp"
    case .mailboxHealth: "cadence.mailbox.health"
    case .window: "cadence.window"
    case .holidays: "holidays"
    case .season: "seasons.year_end"
    case .contactGap: "cadence.contact.gap"
    case .contactPerSequence: "cadence.contact.per_sequence"
    case .accountPerDay: "cadence.account.per_day"
    case .accountActiveContacts: "cadence.account.active_contacts"
    case .domainPerDay: "cadence.domain.per_day"
    case .afterBreakUp: "cadence.after_break_up"
    case .away: "cadence.away"
    case .suppressed: "suppress"
    case .stale: "cadence.stale"
    case .sequenceWait, .sequenceDone, .sequenceContact, .task: "sequences"
    case .engaged, .fresh, .values, .letGo, .audience, .drafted: nil
    }
  }
}
