import Civil
import Mail
import Outreach
import Store

/// An entry of the journal in one sentence.
struct EntryText {
  let sentence: String

  init(_ entry: NotedTouch, _ zone: Zone) {
    let touch = entry.touch
    let local = zone.local(at: touch.at)
    var details = ["\(local.date) \(local.time.clock)"]
    if let contact = touch.contact { details.append("with \(contact.text.printable)") }
    if touch.minutes > 0 { details.append("\(touch.minutes) min") }
    if touch.answered { details.append("answered") }
    if let until = touch.until { details.append("until \(until)") }
    let text = touch.text.isEmpty ? "" : ": \(touch.text.printable.cut(to: 60))"
    sentence =
      "\(touch.id.text.printable), \(Self.name(of: touch.kind)) at \(entry.accountName.printable) "
      + "(\(details.joined(separator: ", ")))\(text)"
  }

  private static func name(of kind: Touch.Kind) -> String {
    switch kind {
    case .mailOut: "a mail to them"
    case .mailIn: "their reply"
    case .bounce: "a bounce"
    case .autoReply: "an automatic answer"
    case .complaint: "a complaint"
    case .call: "a call"
    case .visit: "a visit"
    case .letter: "a letter"
    case .note: "a note"
    case .letGo: "the decision to let go"
    case .reopen: "the decision to take up again"
    }
  }
}

/// An entry of the journal as `--json` gives it.
struct EntryLine: Encodable {
  let id, account, kind, at: String
  let contact, text, until, sequence, step, occurrence, mailbox: String?
  let minutes: Int
  let answered: Bool
  /// Whether the command noted it, where it was asked to.
  let new: Bool?

  init(_ touch: Touch, _ zone: Zone, isNew: Bool? = nil) {
    id = touch.id.text
    account = touch.account.text
    kind = touch.kind.rawValue
    at = touch.at.rfc3339(in: zone)
    contact = touch.contact?.text
    text = touch.text.isEmpty ? nil : touch.text
    until = touch.until?.description
    sequence = touch.position?.sequence.text
    step = touch.position?.step.text
    occurrence = touch.position.flatMap { $0.occurrence.isEmpty ? nil : $0.occurrence }
    mailbox = touch.mailbox?.text
    minutes = touch.minutes
    answered = touch.answered
    new = isNew
  }
}
