import Civil
import Mail
import Outreach
import Pipeline

/// A plan as entries of a calendar: a mail or a task each, on the recipient's own day.
struct PlanCalendar {
  let bytes: [UInt8]

  init(_ report: PlanReport, policy: Policy, names: @escaping PlanView.Names) {
    let writer = policy.mailboxes[0].from.address.domain
    let mails = report.mails.map { mail in
      let (account, contact) = names(mail.key.account, mail.key.contact)
      let state = mail.state.map { ", \($0.rawValue)" } ?? ""
      return ICSWriter.Entry(
        uid: "\(DraftID.derived(from: mail.key))@\(writer)",
        day: mail.slot.zone.localDate(at: mail.slot.instant),
        summary: "\(mail.kind.rawValue) to \(contact), \(account)",
        details: "\(mail.slot) from \(mail.mailbox)\n\(mail.key.position.step) (\(mail.id)\(state))"
      )
    }
    let tasks = report.plan.tasks.map { task in
      let (account, contact) = names(task.account, task.contact)
      return ICSWriter.Entry(
        uid: "task-\(DraftID.derived(from: task.key))@\(writer)",
        day: task.zone.localDate(at: task.due),
        summary: [task.task.kind.rawValue, contact, account].filter { !$0.isEmpty }
          .joined(separator: " · "),
        details: "\(task.task.text)\n\(task.task.minutes) minutes"
      )
    }
    bytes = ICSWriter.file(
      (mails + tasks).sorted { ($0.day, $0.uid) < ($1.day, $1.uid) },
      named: policy.sender.company ?? policy.sender.name,
      at: report.plan.now
    )
  }
}

extension TaskDue {
  /// Names the task as a draft's key names a mail; nobody has the empty id.
  fileprivate var key: DraftKey {
    DraftKey(account: account, contact: contact ?? ContactID(""), position: position)
  }
}
