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
package struct DraftRecord: Hashable, Sendable {
  package let id: DraftID
  package let key: DraftKey
  /// 0 for what the composer wrote; each edit adds one.
  package let revision: Int
  package let kind: TemplateKind
  package let template: TemplateName
  package let mailbox: MailboxID
  package let envelope: Envelope
  package let messageID: MessageID
  package let subject: String
  /// When it is to go, with the contact's zone and the wall time wished there.
  package let planned: ZonedTime
  /// SHA-256 over envelope and bytes; what an approval names.
  package let digest: Digest
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
    self.id = id
    self.key = key
    self.revision = revision
    self.kind = kind
    self.template = template
    self.mailbox = mailbox
    self.envelope = envelope
    self.messageID = messageID
    self.subject = subject
    self.planned = planned
    self.digest = digest
    self.state = state
    self.since = since
    self.notBefore = notBefore
    self.attempts = attempts
    self.note = note
  }
}
