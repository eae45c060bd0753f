import Civil

@testable import Outreach

extension Sample {
  /// Tuesday, 09:00 in Berlin.
  static let tuesday = instant("2026-11-24T08:00:00Z")

  static func plan(
    _ candidates: [Candidate],
    _ policy: Policy = policy(),
    now: Instant = tuesday,
    days: Int64 = 7,
    reservations: [Reservation] = [],
    mailboxes: [MailboxID: MailboxRecord] = [:]
  ) throws -> Plan {
    let planner = Planner(
      policy: policy,
      library: try library(),
      now: now,
      horizon: now.adding(seconds: days * 86_400),
      seed: 1
    )
    return planner.plan(candidates, given: reservations, mailboxes: mailboxes)
  }

  static func outcome(
    _ candidate: Candidate,
    _ policy: Policy = policy(),
    now: Instant = tuesday
  ) throws -> AccountPlanner.Outcome {
    AccountPlanner(policy: policy, library: try library(), now: now)
      .outcome(for: candidate) { _, _ in [] }
  }

  static func candidate(
    _ stage: DeclaredStage = .prospect,
    _ contacts: [Contact] = [contact("zoe")],
    _ touches: [Touch] = [],
    drafts: [DraftRecord] = [],
    fields: [String: String] = [:],
    deliveredBy: [String] = []
  ) -> Candidate {
    Candidate(
      account: account("acme", stage, fields: fields, deliveredBy: deliveredBy),
      contacts: contacts,
      touches: touches.sorted { ($0.at, $0.id) < ($1.at, $1.id) },
      drafts: drafts
    )
  }
}

extension AccountPlanner.Outcome {
  /// `contact step` of each mail that only time and the caps hold.
  var wanted: [String] { wishes.map { "\($0.wish.key.contact) \($0.wish.key.position.step)" } }

  /// `contact step: rule, rule` of each that is held.
  var heldBack: [String] {
    held.map { held in
      let rules = held.holds.map(\.rule.rawValue).joined(separator: ", ")
      return "\(held.contact?.text ?? "-") \(held.position?.step.text ?? "-"): \(rules)"
    }
  }
}

extension Sample {
  /// With one decision-maker, zoe.
  static func candidate(
    _ stage: DeclaredStage,
    touches: [Touch],
    fields: [String: String] = [:]
  ) -> Candidate {
    candidate(stage, [contact("zoe")], touches, fields: fields)
  }
}
