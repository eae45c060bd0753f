import Civil
import Outreach

/// A plan as `--json` gives it; the key names are a promise to programs.
struct PlanLine: Encodable {
  let now, horizon: String
  let scheduled: [Mail]
  let held: [HeldLine]
  let owed: [Owed]

  struct Mail: Encodable {
    let id, account, contact, kind, sequence, step, stage, mailbox, planned: String
    let waits: [HoldLine]
  }

  struct HeldLine: Encodable {
    let account, stage: String
    let contact, sequence, step, kind, earliest: String?
    let holds: [HoldLine]
  }

  struct HoldLine: Encodable {
    let rule: String
    let key, until: String?
    let reason: String

    init(_ hold: Hold, _ zone: Zone) {
      rule = hold.rule.rawValue
      key = hold.rule.configKey
      until = hold.until?.description
      reason = hold.sentence(in: zone)
    }
  }

  struct Owed: Encodable {
    let account: String
    let contact: String?
    let since: String
    let overdue: Bool
  }

  init(_ plan: Plan, zone: Zone) {
    now = plan.now.description
    horizon = plan.horizon.description
    scheduled = plan.scheduled.map { mail in
      Mail(
        id: mail.wish.draftID.text,
        account: mail.wish.key.account.text,
        contact: mail.wish.key.contact.text,
        kind: mail.wish.kind.rawValue,
        sequence: mail.wish.key.position.sequence.text,
        step: mail.wish.key.position.step.text,
        stage: mail.wish.stage.rawValue,
        mailbox: mail.mailbox.text,
        planned: mail.slot.instant.rfc3339(in: mail.slot.zone),
        waits: mail.waits.map { HoldLine($0, zone) }
      )
    }
    held = plan.held.map { held in
      HeldLine(
        account: held.account.text,
        stage: held.stage.rawValue,
        contact: held.contact?.text,
        sequence: held.position?.sequence.text,
        step: held.position?.step.text,
        kind: held.kind?.rawValue,
        earliest: held.earliest?.description,
        holds: held.holds.map { HoldLine($0, zone) }
      )
    }
    owed = plan.owed.map {
      Owed(
        account: $0.account.text,
        contact: $0.contact?.text,
        since: $0.since.description,
        overdue: $0.isOverdue
      )
    }
  }
}
