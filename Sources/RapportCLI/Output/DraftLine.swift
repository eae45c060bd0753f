import Civil
import Mail
import Outreach

/// One draft as `drafts --json` gives it; the key names are a promise to programs.
struct DraftLine: Encodable {
  let id, account, contact, to, kind, step, state, planned, messageID, sha256: String
  let sequence, subject, mailbox, template: String
  let since: String
  /// After a temporary refusal or a cap.
  let notBefore, note: String?

  init(_ draft: DraftRecord) {
    id = draft.id.text
    account = draft.key.account.text
    contact = draft.key.contact.text
    to = draft.envelope.recipient.description
    kind = draft.kind.rawValue
    step = draft.key.position.step.text
    sequence = draft.key.position.sequence.text
    state = draft.state.rawValue
    planned = draft.planned.instant.rfc3339(in: draft.planned.zone)
    messageID = draft.messageID.description
    sha256 = draft.digest.hex
    subject = draft.subject
    mailbox = draft.mailbox.text
    template = draft.template.text
    since = draft.since.rfc3339(in: draft.planned.zone)
    notBefore = draft.notBefore?.rfc3339(in: draft.planned.zone)
    note = draft.note
  }

  enum CodingKeys: String, CodingKey {
    case id, account, contact, to, kind, step, state, planned
    case messageID = "message_id"
    case notBefore = "not_before"
    case sha256, sequence, subject, mailbox, template, since, note
  }
}
