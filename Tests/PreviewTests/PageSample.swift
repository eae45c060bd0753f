import Check
import Civil
import Markdown
import Outreach

@testable import Preview

/// A small preview whose every text is the one that a test gives.
enum PageSample {
  static let zone = Zone.utc
  static let now = Instant(epochSeconds: 1_795_507_200)

  static func preview(
    text: String = "Bo",
    mails: [PreviewMail]? = nil,
    findings: [Finding] = []
  ) -> Preview {
    let party = Party(id: "acme", name: text)
    // Without line ends, each of which is a line of the listing.
    let line = "x" + String(text.filter { !$0.isNewline })
    return Preview(
      firm: text,
      now: now,
      horizon: now.adding(seconds: 7 * 86_400),
      zone: zone,
      mails: mails ?? [mail(text: text)],
      samples: [
        PreviewSample(
          template: TemplateName("check-in/first"),
          file: "Templates/check-in/first.md",
          account: party,
          contact: party,
          outcome: .failure(text)
        )
      ],
      held: [
        PreviewHeld(
          rule: .engaged,
          count: 3,
          members: [
            PreviewHeld.Member(
              account: party,
              contact: party,
              step: nil,
              reason: text,
              earliest: now
            )
          ]
        )
      ],
      owed: [PreviewOwed(account: party, contact: party, since: now, isOverdue: true)],
      tasks: [
        PreviewTask(
          account: party,
          contact: party,
          kind: .call,
          text: text,
          due: ZonedTime(now, in: zone)
        )
      ],
      findings: findings,
      rooms: [PreviewRoom(mailbox: MailboxID(text), day: now.date(in: zone), used: 1, cap: 4)],
      refusals: [text],
      sources: [
        PreviewSource(
          file: "Templates/check-in/first.md",
          name: "check-in/first",
          text: "---\nkind: check-in\n---\n\(line) {{ contact.first_name }}\n"
        ),
        PreviewSource(file: "Templates/partials/x.md", name: "partials/x", text: line),
      ]
    )
  }

  static func mail(
    _ number: Int = 0,
    text: String = "Bo",
    template: String = "check-in/first",
    subject: String? = nil,
    body: String? = nil,
    words: MarkedWords? = nil,
    html: String? = nil,
    after seconds: Int64 = 3600
  ) -> PreviewMail {
    let party = Party(id: "acme\(number)", name: text)
    return PreviewMail(
      id: DraftID("d-\(number)"),
      step: PreviewStep(
        account: "acme\(number)",
        contact: "bo",
        sequence: "prospect",
        step: template
      ),
      kind: .checkIn,
      template: TemplateName(template),
      file: "Templates/\(template).md",
      stage: .prospect,
      mailbox: MailboxID("ana"),
      account: party,
      contact: party,
      slot: ZonedTime(now.adding(seconds: seconds + Int64(number)), in: zone),
      letter: PreviewLetter(
        sender: text,
        recipient: text,
        subject: subject ?? text,
        text: body ?? "Hello \(text)\n",
        html: html,
        fields: [PreviewLetter.Field(name: "Reply-To", value: text)]
      ),
      waits: [text],
      values: [
        FilledValue(
          path: "contact.first_name",
          value: text,
          place: Place(file: "Templates/check-in/first.md", line: 4, column: 1)
        ),
        FilledValue(
          path: "contact.area",
          value: nil,
          place: Place(file: "Templates/check-in/first.md", line: 4, column: 1)
        ),
      ],
      words: words ?? self.words(text)
    )
  }

  static func words(_ text: String, isFallback: Bool = false) -> MarkedWords {
    MarkedWords(
      subject: [RichText.Piece(text, value: 0)],
      text: [RichText.Piece("Hello "), RichText.Piece(text, value: 1), RichText.Piece("\n")],
      origins: [origin(false), origin(isFallback)]
    )
  }

  static func origin(_ isFallback: Bool) -> FilledText.Origin {
    FilledText.Origin(
      path: "contact.first_name",
      place: Place(file: "Templates/check-in/first.md", line: 4, column: 4),
      isFallback: isFallback
    )
  }

  static func finding(
    line: Int = 4,
    message: String = "it says Bo",
    silence: Silence? = nil
  ) -> Finding {
    Finding(
      .placeholder,
      at: Place(file: "Templates/check-in/first.md", line: line, column: 1),
      message,
      advice: "write more",
      records: [message],
      draft: DraftID("d-0"),
      silence: silence
    )
  }
}
