import Civil
import Outreach
import Pipeline

/// A plan as `--json` gives it; the key names are a promise to programs.
struct PlanLine: Encodable {
  let now, horizon: String
  let owed: [Owed]
  let tasks: [Task]
  let unknown, handedOver, drafts: [DraftLine]
  let scheduled: [Mail]
  let room: [Room]
  let heldCounts: [String: Int]
  let held: [HeldLine]

  struct Mail: Encodable {
    let id, account, contact, kind, sequence, step, stage, mailbox, planned: String
    let waits: [HoldLine]
  }

  struct Task: Encodable {
    let account, kind, sequence, step, stage, due, text: String
    let contact: String?
    let minutes: Int
    let overdue: Bool
  }

  struct Room: Encodable {
    let mailbox, day: String
    let used, cap: Int
  }

  struct HeldLine: Encodable {
    let account, stage: String
    let contact, sequence, step, kind, earliest: String?
    let holds: [HoldLine]
  }

  struct Owed: Encodable {
    let account: String
    let contact: String?
    let since: String
    let overdue: Bool
  }

  enum CodingKeys: String, CodingKey {
    case now, horizon, owed, tasks, unknown, drafts, scheduled, room
    case handedOver = "handed_over"
    case heldCounts = "held_counts"
    case held
  }
}

/// A hold as `--json` gives it.
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

extension PlanLine {
  init(_ report: PlanReport, zone: Zone) {
    let plan = report.plan
    now = plan.now.description
    horizon = plan.horizon.description
    owed = plan.owed.map {
      Owed(
        account: $0.account.text,
        contact: $0.contact?.text,
        since: $0.since.description,
        overdue: $0.isOverdue
      )
    }
    tasks = plan.tasks.map { Task($0, at: plan.now) }
    unknown = report.doubtful.map { DraftLine($0) }
    handedOver = report.handedOver.map { DraftLine($0) }
    drafts = report.drafts.map { DraftLine($0) }
    scheduled = plan.scheduled.map { Mail($0, zone) }
    room = report.rooms.map {
      Room(mailbox: $0.mailbox.text, day: $0.day.description, used: $0.used, cap: $0.cap)
    }
    heldCounts = Dictionary(
      report.held.map { ($0.rule.rawValue, $0.count) },
      uniquingKeysWith: +
    )
    held = plan.held.map { HeldLine($0, zone) }
  }
}

extension PlanLine.Mail {
  fileprivate init(_ mail: Scheduled, _ zone: Zone) {
    id = mail.wish.draftID.text
    account = mail.wish.key.account.text
    contact = mail.wish.key.contact.text
    kind = mail.wish.kind.rawValue
    sequence = mail.wish.key.position.sequence.text
    step = mail.wish.key.position.step.text
    stage = mail.wish.stage.rawValue
    mailbox = mail.mailbox.text
    planned = mail.slot.instant.rfc3339(in: mail.slot.zone)
    waits = mail.waits.map { HoldLine($0, zone) }
  }
}

extension PlanLine.Task {
  fileprivate init(_ task: TaskDue, at now: Instant) {
    account = task.account.text
    kind = task.task.kind.rawValue
    sequence = task.position.sequence.text
    step = task.position.step.text
    stage = task.stage.rawValue
    due = task.due.rfc3339(in: task.zone)
    text = task.task.text
    contact = task.contact?.text
    minutes = task.task.minutes
    overdue = task.zone.localDate(at: task.due) < task.zone.localDate(at: now)
  }
}

extension PlanLine.HeldLine {
  fileprivate init(_ held: Held, _ zone: Zone) {
    account = held.account.text
    stage = held.stage.rawValue
    contact = held.contact?.text
    sequence = held.position?.sequence.text
    step = held.position?.step.text
    kind = held.kind?.rawValue
    earliest = held.earliest?.description
    holds = held.holds.map { HoldLine($0, zone) }
  }
}
