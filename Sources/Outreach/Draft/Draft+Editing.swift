package import Civil
import Mail
import Markdown

extension Draft {
  /// The text as a person edits it: Markdown where the mail has an HTML part, else the plain text.
  ///
  /// - Throws: where the HTML part is not one of ours, or no Markdown makes it.
  package func editableText() throws(Composer.Failure) -> String {
    let message = ParsedMessage(bytes)
    let text = message.text ?? ""
    guard let html = message.html else { return text }
    guard let rich = RichText(html: html), rich.plain == text, let source = rich.source else {
      throw .message(
        "its HTML part cannot be said in Markdown, so it cannot be edited here: skip it, and write "
          + "that mail by hand, or change the template or the data and draft it anew"
      )
    }
    return source
  }

  /// The draft that takes this one's place: another subject and text, all else as it was.
  ///
  /// `text` is as `editableText()` gives it. The draft has the next revision, hence its own id and
  /// Message-ID, and is unapproved.
  package func edited(
    subject: String,
    text: String,
    under compliance: Compliance,
    at now: Instant
  ) throws(Composer.Failure) -> Draft {
    let revision = record.revision + 1
    let id = DraftID.derived(from: record.key, revision: revision)
    let message = try edition(
      subject: subject,
      text: text,
      messageID: MessageID.derived(from: id.text, for: record.envelope.sender),
      under: compliance
    )
    return try Draft(
      message,
      id: id,
      key: record.key,
      revision: revision,
      kind: record.kind,
      template: record.template,
      mailbox: record.mailbox,
      planned: record.planned,
      at: now
    )
  }

  /// The message with another subject and text.
  private func edition(
    subject: String,
    text: String,
    messageID: MessageID,
    under compliance: Compliance
  ) throws(Composer.Failure) -> Message {
    let original = ParsedMessage(bytes)
    guard let from = original.from.first, let to = original.to.first, let date = original.date
    else { throw .message("the stored message cannot be read") }
    let bodies = try Self.bodies(text, hasForm: original.html != nil)
    return Message(
      from: from,
      to: to,
      replyTo: original.replyTo.first,
      date: date,
      subject: subject,
      messageID: messageID,
      inReplyTo: original.inReplyTo.first,
      references: original.references,
      listUnsubscribe: try optOut(of: original, under: compliance),
      text: bodies.text,
      html: bodies.html
    )
  }

  private static func bodies(
    _ text: String,
    hasForm: Bool
  ) throws(Composer.Failure) -> Bodies {
    guard hasForm else { return Bodies(text: text, html: nil) }
    do throws(MarkdownError) {
      let rich = try RichText(markdown: text)
      return Bodies(text: rich.plain, html: rich.html)
    } catch {
      let line = error.line.map { "line \($0) of the text has " } ?? "the text has "
      throw .message(line + error.description.printable)
    }
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
