package import Civil
package import Mail

/// Names a draft: `d-` and ten letters and digits, a function of its key and revision.
package struct DraftID: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// One rendered message to one contact for one step, with exact bytes and envelope.
package struct Draft: Hashable, Sendable {
  package let record: DraftRecord
  /// The whole message as it goes over the wire, before dot-stuffing.
  package let bytes: [UInt8]

  package init(record: DraftRecord, bytes: [UInt8]) {
    self.record = record
    self.bytes = bytes
  }
}

/// All of a draft but its bytes.
///
/// What is fixed when it is written lies in one object that all copies share, since lists of drafts
/// are long and are handed from hand to hand.
package struct DraftRecord: Hashable, Sendable {
  private let written: Written
  package var state: DraftState
  /// When the state was entered; for `sent` the instant of the server's reply.
  package var since: Instant
  /// Not to be tried again before this instant, after a temporary refusal.
  package var notBefore: Instant?
  /// How often a server was asked to take it.
  package var attempts: Int
  /// Why it is where it is: the server's reply, a person's reason, what came in between.
  package var note: String?

  package init(
    id: DraftID,
    key: DraftKey,
    revision: Int,
    kind: TemplateKind,
    template: TemplateName,
    mailbox: MailboxID,
    envelope: Envelope,
    messageID: MessageID,
    subject: String,
    planned: ZonedTime,
    digest: Digest,
    state: DraftState = .drafted,
    since: Instant,
    notBefore: Instant? = nil,
    attempts: Int = 0,
    note: String? = nil
  ) {
    written = Written(
      content: Written.Content(
        id: id,
        key: key,
        revision: revision,
        kind: kind,
        template: template,
        mailbox: mailbox,
        envelope: envelope,
        messageID: messageID,
        subject: subject,
        planned: planned,
        digest: digest
      )
    )
    self.state = state
    self.since = since
    self.notBefore = notBefore
    self.attempts = attempts
    self.note = note
  }
}

extension DraftRecord {
  package var id: DraftID { written.content.id }
  package var key: DraftKey { written.content.key }
  /// 0 for what the composer wrote; each edit adds one.
  package var revision: Int { written.content.revision }
  package var kind: TemplateKind { written.content.kind }
  package var template: TemplateName { written.content.template }
  package var mailbox: MailboxID { written.content.mailbox }
  package var envelope: Envelope { written.content.envelope }
  package var messageID: MessageID { written.content.messageID }
  package var subject: String { written.content.subject }
  /// When it is to go, with the contact's zone and the wall time wished there.
  package var planned: ZonedTime { written.content.planned }
  /// SHA-256 over envelope and bytes; what an approval names.
  package var digest: Digest { written.content.digest }
}

/// The fixed part of a draft.
private final class Written: Hashable, Sendable {
  struct Content: Hashable, Sendable {
    let id: DraftID
    let key: DraftKey
    let revision: Int
    let kind: TemplateKind
    let template: TemplateName
    let mailbox: MailboxID
    let envelope: Envelope
    let messageID: MessageID
    let subject: String
    let planned: ZonedTime
    let digest: Digest
  }

  let content: Content

  init(content: Content) { self.content = content }

  static func == (a: Written, b: Written) -> Bool { a === b || a.content == b.content }

  func hash(into hasher: inout Hasher) { hasher.combine(content) }
}
