import Civil
import Outreach
import Pipeline
import Store

/// A status as `--json` gives it; the key names are a promise to programs.
struct StatusLine: Encodable {
  let imported = true
  let now: String
  let owed: Owed
  let tasks: Int
  let drafts: Drafts
  let sentToday, ready: Int
  let held: [String: Int]
  let mailboxes: [Mailbox]
  let lastMail: String?
  let lastChange: Change?
  let agenda: Agenda

  struct Owed: Encodable {
    let count: Int
    let oldest: String?
    let overdue: Bool
  }

  struct Drafts: Encodable {
    let toApprove, dueToday, approvedForLater, inHand, handedOver, unknown: Int
    let oldestUnknown, next: String?

    enum CodingKeys: String, CodingKey {
      case toApprove = "to_approve"
      case dueToday = "due_today"
      case approvedForLater = "approved_for_later"
      case inHand = "in_hand"
      case handedOver = "handed_over"
      case unknown
      case oldestUnknown = "oldest_unknown"
      case next
    }
  }

  struct Mailbox: Encodable {
    let mailbox: String
    let today, perDay, room, hour, perHour, mails, bounces: Int
    let stopped: Bool

    enum CodingKeys: String, CodingKey {
      case mailbox, today, room, hour, mails, bounces, stopped
      case perDay = "per_day"
      case perHour = "per_hour"
    }
  }

  struct Change: Encodable {
    let state, at: String
  }

  /// Whether the counts that come of the last plan are of this moment.
  struct Agenda: Encodable {
    let current: Bool
    let asOf: String?

    enum CodingKeys: String, CodingKey {
      case current
      case asOf = "as_of"
    }
  }

  enum CodingKeys: String, CodingKey {
    case imported, now, owed, tasks, drafts, ready, held, mailboxes, agenda
    case sentToday = "sent_today"
    case lastMail = "last_mail"
    case lastChange = "last_change"
  }
}

extension StatusLine {
  init(_ status: Status, zone: Zone) {
    let text = { (instant: Instant) in instant.rfc3339(in: zone) }
    now = text(status.now)
    owed = Owed(
      count: status.owed,
      oldest: status.oldestOwed.map { text($0.since) },
      overdue: status.oldestOwed?.isOverdue ?? false
    )
    tasks = status.tasks
    drafts = Drafts(
      toApprove: status.drafts.drafted,
      dueToday: status.drafts.due,
      approvedForLater: status.drafts.later,
      inHand: status.drafts.inHand,
      handedOver: status.drafts.handedOver,
      unknown: status.drafts.unknown,
      oldestUnknown: status.drafts.oldestUnknown.map(text),
      next: status.drafts.next.map(text)
    )
    sentToday = status.sentToday
    ready = status.ready
    held = Dictionary(status.held.map { ($0.rule.rawValue, $0.count) }) { $0 + $1 }
    mailboxes = status.mailboxes.map { Mailbox($0) }
    lastMail = status.newestMail.map(text)
    lastChange = status.newestChange.map { Change(state: $0.state.rawValue, at: text($0.at)) }
    agenda = Agenda(current: status.agenda.isTrue, asOf: status.agenda.renewed.map(text))
  }
}

extension StatusLine.Mailbox {
  fileprivate init(_ state: Status.MailboxState) {
    mailbox = state.id.text
    today = state.today.used
    perDay = state.today.cap
    room = max(0, state.today.cap - state.today.used)
    hour = state.hour
    perHour = state.perHour
    mails = state.mails
    bounces = state.bounces
    stopped = state.stop != nil
  }
}
