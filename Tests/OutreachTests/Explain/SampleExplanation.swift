import Civil

@testable import Outreach

extension Sample {
  /// Everything about one account; `plan`: with the slots of a plan of these others too.
  static func explanation(
    _ candidate: Candidate,
    _ policy: Policy = policy(),
    now: Instant = tuesday,
    reservations: [Reservation] = [],
    mailboxes: [MailboxID: MailboxRecord] = [:],
    among others: [Candidate]? = nil
  ) throws -> Explanation {
    let planner = Planner(
      policy: policy,
      library: try library(),
      now: now,
      horizon: now.adding(seconds: 7 * 86_400),
      seed: 1
    )
    let explainer = Explainer(planner, given: reservations, mailboxes: mailboxes)
    let alone = explainer.explanation(of: candidate) { _, _ in [] }
    guard let others else { return alone }
    let plan = planner.plan(
      others + [candidate],
      given: reservations,
      mailboxes: mailboxes
    )
    return explainer.explanation(alone, of: candidate, in: plan)
  }

  static func sent(
    _ at: String,
    to contact: String = "other",
    at account: String = "birch",
    from mailbox: String = "ana",
    domain: String? = nil
  ) -> Reservation {
    Reservation(
      mailbox: MailboxID(mailbox),
      account: AccountID(account),
      contact: ContactID(contact),
      domain: domain ?? "\(account).example",
      at: instant(at),
      draft: DraftID("d-\(at)")
    )
  }
}

extension StepExplanation {
  var rules: [String] { reasons.map(\.hold.rule.rawValue) }

  func reason(_ rule: RuleID) -> Reason? { reasons.first { $0.hold.rule == rule } }
}

extension Reason {
  /// What the journal calls the entries that count.
  var names: [String] { evidence.map(\.name) }
}
