import Civil
import Mail

@testable import Outreach

extension Sample {
  static func draft(
    _ contact: String = "zoe",
    at account: String = "acme",
    step: String = "check-in/first",
    in sequence: String = "prospect",
    planned: String,
    state: DraftState = .drafted,
    kind: TemplateKind = .checkIn,
    occurrence: String = ""
  ) -> DraftRecord {
    let key = DraftKey(
      account: AccountID(account),
      contact: ContactID(contact),
      position: Touch.Position(
        sequence: SequenceID(sequence),
        step: StepID(step),
        occurrence: occurrence
      )
    )
    let envelope = Envelope(
      sender: address("ana@northlight.example"),
      recipient: address("\(contact)@\(account).example")
    )
    return DraftRecord(
      id: DraftID.derived(from: key),
      key: key,
      revision: 0,
      kind: kind,
      template: TemplateName(step),
      mailbox: MailboxID("ana"),
      envelope: envelope,
      messageID: MessageID.derived(from: key.description, for: envelope.sender),
      subject: "Hello",
      planned: ZonedTime(instant(planned), in: berlin),
      digest: Digest.of(envelope, []),
      state: state,
      since: instant(planned)
    )
  }
}
