package import Civil

/// Everything that is known of one account's next mails: what stands against each, and what speaks
/// for the one that goes.
package struct Explanation: Sendable {
  package let account: Account
  package let now: Instant
  /// The zone that its days are counted in.
  package let zone: Zone
  package let stage: StageReason
  package let owed: ReplyOwed?
  /// Due or not, in the order of their days.
  package let tasks: [TaskDue]
  package let steps: [StepExplanation]
}

/// A step of a sequence to one person, or the account as a whole where no step can be named.
package struct StepExplanation: Sendable {
  package let contact: Contact?
  package let position: Touch.Position?
  package let kind: TemplateKind?
  /// What its own history holds it by, whatever the hour and the caps.
  let history: [Hold]
  /// Everything that stands against it at this moment; empty where it could go at once.
  package var reasons: [Reason]
  /// When it could go if no other account took any room; nil where time alone does not help.
  package var earliest: ZonedTime?
  package let choices: Choices?
  /// The slot that it has, in the plan of the whole book or in a draft.
  package var slot: Slot?

  /// When it goes, and what it waited for.
  package struct Slot: Sendable {
    package let time: ZonedTime
    package let mailbox: MailboxID
    /// What moved it, each rule once as it last stood in the way, by its end.
    package let moves: [Hold]
    /// Those of them that ended with its slot, with all that they rest on.
    package let bound: [Reason]
    /// The draft that is written for it.
    package let draft: DraftRecord?
  }
}

extension StepExplanation {
  /// The step as a plan holds it; nil where nothing does.
  package func held(at account: AccountID, _ stage: Stage) -> Held? {
    guard !reasons.isEmpty else { return nil }
    return Held(
      account: account,
      stage: stage,
      contact: contact?.id,
      position: position,
      kind: kind,
      holds: reasons.map(\.hold)
    )
  }

  /// By slot or earliest time; what time does not help comes last.
  static func sorted(_ steps: [StepExplanation]) -> [StepExplanation] {
    steps.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
  }

  private var order: Instant { slot?.time.instant ?? earliest?.instant ?? .distantFuture }
}

/// One rule that stands against a mail, what it goes by, and what counts against it.
package struct Reason: Hashable, Sendable {
  package let hold: Hold
  package let settings: [Setting]
  package let evidence: [Evidence]
}

/// Why this mailbox, this person and this step.
package struct Choices: Hashable, Sendable {
  package let mailbox: MailboxID
  package let whyMailbox: MailboxReason
  package let step: StepReason

  package enum MailboxReason: Hashable, Sendable {
    /// It wrote to the account last.
    case wroteLast(Instant)
    /// A draft of it for the account is open.
    case drafted
    /// The account's record names it.
    case chosen
    /// There is no other.
    case only
    /// It has the most room for its cap.
    case mostRoom
  }

  /// Where the step stands in its sequence.
  package struct StepReason: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let count: Int
    /// Who it is for.
    package let roles: [Role]
    /// The mails of this run so far, oldest first.
    package let before: [Touch]
    package let trigger: LocalDate?
  }
}

/// What makes an account's stage what it is.
package enum StageReason: Hashable, Sendable {
  /// The data says so.
  case declared(Stage)
  /// A prospect that has not answered.
  ///
  /// `since`: the last two-way contact, else our first mail.
  case silent(since: Instant, limit: HumanDuration)
  /// They wrote, and nothing of ours answers it.
  case wrote(Touch)
  /// A person decided it.
  case letGo(Touch)

  package init(_ standing: Standing, _ account: Account, under cadence: Cadence) {
    switch standing.stage {
    case .letGo:
      self = standing.letGo.map { .letGo($0) } ?? .declared(.letGo)
    case .engaged:
      self = standing.lastInbound.map { .wrote($0) } ?? .declared(.engaged)
    case .stalled where account.declaredStage == .prospect:
      guard let since = standing.lastTwoWay ?? standing.firstMailOut else {
        self = .declared(.stalled)
        return
      }
      self = .silent(since: since, limit: cadence.stalledAfter)
    case .client, .prospect, .stalled, .lost:
      self = .declared(standing.stage)
    }
  }

  package var stage: Stage {
    switch self {
    case .declared(let stage): stage
    case .silent: .stalled
    case .wrote: .engaged
    case .letGo: .letGo
    }
  }
}

extension Explanation {
  /// Only what concerns one person, and what holds the account as a whole.
  package func only(_ contact: ContactID) -> Explanation {
    Explanation(
      account: account,
      now: now,
      zone: zone,
      stage: stage,
      owed: owed,
      tasks: tasks.filter { $0.contact == nil || $0.contact == contact },
      steps: steps.filter { $0.contact == nil || $0.contact?.id == contact }
    )
  }
}
