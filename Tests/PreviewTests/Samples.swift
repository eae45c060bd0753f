import Check
import Civil
import Outreach
import Preview

/// Previews made by hand, as small as a test needs them.
enum Samples {
  static let now = Instant(epochSeconds: 1_795_507_200)

  static func mail(
    _ contact: String,
    text: String = "Hello,\n\nthe night load.\n",
    subject: String = "A question",
    hours: Int64 = 1,
    mailbox: String = "ana",
    name: String? = nil,
    account: String = "Acme Dairy"
  ) -> PreviewMail {
    let step = PreviewStep(
      account: "acme",
      contact: contact,
      sequence: "prospect",
      step: "check-in/first"
    )
    return PreviewMail(
      id: DraftID("d-\(contact)"),
      step: step,
      kind: .checkIn,
      template: TemplateName("check-in/first"),
      file: "Templates/check-in/first.md",
      stage: .prospect,
      mailbox: MailboxID(mailbox),
      account: Party(id: "acme", name: account),
      contact: Party(id: contact, name: name ?? contact),
      slot: ZonedTime(now.adding(seconds: hours * 3_600), in: .utc),
      letter: PreviewLetter(
        sender: "Ana Lopez <ana@northlight.example>",
        recipient: "\(contact)@acme.example",
        subject: subject,
        text: text
      )
    )
  }

  static func preview(
    _ mails: [PreviewMail],
    samples: [PreviewSample] = [],
    held: [PreviewHeld] = [],
    findings: [Finding] = []
  ) -> Preview {
    Preview(
      firm: "Northlight",
      now: now,
      horizon: now.adding(seconds: 7 * 86_400),
      zone: .utc,
      mails: mails,
      samples: samples,
      held: held,
      findings: findings
    )
  }

  static func comparison(_ before: Preview, _ after: Preview) -> Comparison {
    Comparison(before, called: "main (0123456)", with: after)
  }

  static func finding(
    _ kind: FindingKind = .missingValue,
    line: Int = 4,
    message: String = "the topic is missing",
    draft: DraftID? = nil,
    silence: Silence? = nil
  ) -> Finding {
    Finding(
      kind,
      at: Place(file: "Templates/check-in/first.md", line: line, column: 2),
      message,
      advice: "write it",
      records: ["Bo, Birch Foods"],
      draft: draft,
      silence: silence
    )
  }
}
