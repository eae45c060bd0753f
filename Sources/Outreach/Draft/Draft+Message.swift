import Civil
import Mail

extension Draft {
  /// The unapproved draft of a message.
  ///
  /// - Throws: where the message cannot be written as RFC 5322 wants it.
  init(
    _ message: Message,
    id: DraftID,
    key: DraftKey,
    revision: Int,
    kind: TemplateKind,
    template: TemplateName,
    mailbox: MailboxID,
    planned: ZonedTime,
    at now: Instant
  ) throws(Composer.Failure) {
    let bytes: [UInt8]
    do throws(MessageError) { bytes = try message.serialized() } catch {
      throw .message("\(error)")
    }
    let envelope = message.envelope
    self.init(
      record: DraftRecord(
        id: id,
        key: key,
        revision: revision,
        kind: kind,
        template: template,
        mailbox: mailbox,
        envelope: envelope,
        messageID: message.messageID,
        subject: message.subject,
        planned: planned,
        digest: Digest.of(envelope, bytes),
        since: now
      ),
      bytes: bytes
    )
  }
}
