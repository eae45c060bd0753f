import Civil
import Outreach

/// A fault that is put into the planner's way on purpose, to see whether the checker notices.
///
/// The planner and the last look before a mail goes get a configuration or a history that lacks
/// what one rule goes by; the checker gets the true one.
package enum Plant: String, CaseIterable, Sendable {
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
  case activeContacts = "account.active_contacts"
  case domainPerDay = "domain.per_day"
  case afterBreakUp = "after_break_up"
  case away
  case engaged
  case letGo = "let_go"
  case suppressed
  case stale
  case audience
  case twice
  case order
  case wait = "sequence.wait"
  case task
  case priority
  case sticky
  case stage

  /// The configuration with the rule's own values out of force.
  func blinded(_ policy: Policy) -> Policy {
    var policy = policy
    switch self {
    case .mailboxPerDay: policy.changeMailboxes { $0.perDay = 1_000 }
    case .mailboxPerHour: policy.changeMailboxes { $0.perHour = 1_000 }
    case .mailboxGap: policy.changeMailboxes { $0.gap = MailboxGap(least: 0, jitter: 0) }
    case .mailboxRamp: policy.changeMailboxes { $0.ramp = nil }
    case .window: policy.cadence.window = .always
    case .holidays: policy.holidays = .plain
    case .season: policy.cadence.yearEnd.kinds = Set(TemplateKind.allCases)
    case .contactGap: policy.cadence.contactGap = .seconds(0)
    case .contactPerSequence: policy.cadence.contactPerSequence = 1_000
    case .accountPerDay: policy.cadence.accountPerDay = 1_000
    case .activeContacts: policy.cadence.accountActiveContacts = 1_000
    case .domainPerDay: policy.cadence.domainPerDay = 1_000
    case .afterBreakUp: policy.cadence.afterBreakUp = .seconds(1)
    case .suppressed: policy.suppressions = []
    case .stale: policy.cadence.stale = .days(1_000)
    case .order: policy.changeSteps { $0.reverse() }
    case .wait: policy.changeSteps { $0 = $0.map(\.withoutWait) }
    case .task: policy.changeSteps { $0 = $0.filter { $0.template != nil } }
    case .priority: policy.cadence.priority.reverse()
    case .stage: policy.cadence.stalledAfter = .days(10_000)
    case .mailboxHealth, .away, .engaged, .letGo, .audience, .twice, .sticky: break
    }
    return policy
  }

  /// The history without what the rule goes by.
  func blinded(_ candidate: Candidate) -> Candidate {
    switch self {
    case .away: candidate.without { $0.kind == .autoReply }
    case .engaged: candidate.without { $0.kind == .mailIn }
    case .letGo: candidate.without { $0.kind == .letGo }
    case .twice: candidate.forgetful
    case .sticky: candidate.without(mailboxes: true)
    default: candidate
    }
  }

  func blinded(
    _ records: [MailboxID: MailboxRecord]
  ) -> [MailboxID: MailboxRecord] {
    guard self == .mailboxHealth else { return records }
    return records.mapValues { MailboxRecord(sendingDays: $0.sendingDays) }
  }
}

extension Policy {
  fileprivate mutating func changeMailboxes(_ change: (inout Mailbox) -> Void) {
    for index in mailboxes.indices { change(&mailboxes[index]) }
  }

  fileprivate mutating func changeSteps(_ change: (inout [Step]) -> Void) {
    for index in sequences.indices { change(&sequences[index].steps) }
  }
}

extension Step {
  fileprivate var withoutWait: Step {
    Step(id: id, action: action, roles: roles)
  }
}

extension Candidate {
  fileprivate func without(_ isHidden: (Touch) -> Bool) -> Candidate {
    Candidate(
      account: account,
      contacts: contacts,
      touches: touches.filter { !isHidden($0) },
      drafts: drafts
    )
  }

  /// As if no mail told which mailbox it left from.
  fileprivate func without(mailboxes: Bool) -> Candidate {
    var account = account
    account.mailbox = nil
    return Candidate(
      account: account,
      contacts: contacts,
      touches: touches.map { $0.replacing(position: $0.position, mailbox: nil) },
      drafts: drafts
    )
  }

  /// As if no mail told its step.
  fileprivate var forgetful: Candidate {
    Candidate(
      account: account,
      contacts: contacts,
      touches: touches.map { $0.replacing(position: nil, mailbox: $0.mailbox) },
      drafts: drafts.filter { $0.state != .sent }
    )
  }
}

extension Touch {
  fileprivate func replacing(position: Position?, mailbox: MailboxID?) -> Touch {
    Touch(
      id: id,
      account: account,
      contact: contact,
      kind: kind,
      at: at,
      minutes: minutes,
      text: text,
      answered: answered,
      until: until,
      position: position,
      mailbox: mailbox
    )
  }
}
