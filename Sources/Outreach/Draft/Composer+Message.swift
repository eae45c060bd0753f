import Civil
import Mail

/// The parts of a mail's text: one, or two that say the same.
struct Bodies {
  let text: String
  let html: String?
}

/// The mail of ours that a follow-up continues.
struct ThreadAnchor {
  let subject: String
  let messageID: MessageID
}

extension Composer {
  /// The newest sent mail of the same run to the same person, where the template continues it.
  func thread(of wish: Wish, _ candidate: Candidate) -> ThreadAnchor? {
    guard let template = template(of: wish), template.continuesThread else { return nil }
    let earlier = candidate.drafts.filter { draft in
      draft.state == .sent && draft.key.contact == wish.key.contact
        && draft.key.position.sequence == wish.key.position.sequence
        && draft.key.position.occurrence == wish.key.position.occurrence
    }
    guard let last = earlier.max(by: { ($0.since, $0.id) < ($1.since, $1.id) }) else { return nil }
    return ThreadAnchor(subject: last.subject, messageID: last.messageID)
  }

  func message(
    to contact: Contact,
    from mailbox: Mailbox,
    subject: String,
    bodies: Bodies,
    messageID: MessageID,
    thread: ThreadAnchor?,
    slot: ZonedTime
  ) throws(Failure) -> Message {
    do {
      return Message(
        from: mailbox.from,
        to: try NamedAddress(name: contact.displayName, address: contact.address),
        replyTo: mailbox.replyTo,
        date: try MailDate(
          seconds: Int(slot.instant.epochSeconds),
          offsetMinutes: mailbox.zone.offset(at: slot.instant) / 60
        ),
        subject: subject,
        messageID: messageID,
        inReplyTo: thread?.messageID,
        references: thread.map { [$0.messageID] } ?? [],
        listUnsubscribe: contact.role == .teammate
          ? nil : try policy.compliance.unsubscribe(from: mailbox.from.address),
        text: bodies.text,
        html: bodies.html
      )
    } catch {
      throw .message("\(error)")
    }
  }
}

extension Compliance {
  /// The way out that a mail offers: the configured one, else an answer to its sender.
  func unsubscribe(from sender: Address) throws(ListUnsubscribeError) -> ListUnsubscribe {
    try ListUnsubscribe(to: unsubscribeAddress ?? sender, oneClick: unsubscribeURL)
  }
}
