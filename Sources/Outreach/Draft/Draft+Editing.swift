package import Civil
import Mail

extension Draft {
  /// The plain text as it is read, with line feeds.
  package var text: String { ParsedMessage(bytes).text ?? "" }

  /// The draft that takes this one's place: another subject and text, all else as it was.
  ///
  /// It has the next revision, hence its own id and Message-ID, and is unapproved.
  package func edited(
    subject: String,
    text: String,
    under compliance: Compliance,
    at now: Instant
  ) throws(Composer.Failure) -> Draft {
    let revision = record.revision + 1
    let id = DraftID.derived(from: record.key, revision: revision)
    let messageID = MessageID.derived(from: id.text, for: record.envelope.sender)
    let original = ParsedMessage(bytes)
    guard let from = original.from.first, let to = original.to.first, let date = original.date
    else { throw .message("the stored message cannot be read") }
    let message = Message(
      from: from,
      to: to,
      replyTo: original.replyTo.first,
      date: date,
      subject: subject,
      messageID: messageID,
      inReplyTo: original.inReplyTo.first,
      references: original.references,
      listUnsubscribe: try optOut(of: original, under: compliance),
      text: text
    )
    let serialized: [UInt8]
    do throws(MessageError) { serialized = try message.serialized() } catch {
      throw .message("\(error)")
    }
    return Draft(
      record: DraftRecord(
        id: id,
        key: record.key,
        revision: revision,
        kind: record.kind,
        template: record.template,
        mailbox: record.mailbox,
        envelope: message.envelope,
        messageID: messageID,
        subject: subject,
        planned: record.planned,
        digest: Digest.of(message.envelope, serialized),
        since: now
      ),
      bytes: serialized
    )
  }

  /// The way out, as it is configured now, where the mail offered one.
  private func optOut(
    of original: ParsedMessage,
    under compliance: Compliance
  ) throws(Composer.Failure) -> ListUnsubscribe? {
    guard original.value("List-Unsubscribe") != nil else { return nil }
    do throws(ListUnsubscribeError) {
      return try compliance.unsubscribe(from: record.envelope.sender)
    } catch {
      throw .message("\(error)")
    }
  }
}
