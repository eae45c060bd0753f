package import Mail

/// One message that came back, read: what it is, which mails it answers, who wrote it, and when.
///
/// Everything in it was said by somebody else: nothing of it is proof but a Message-ID that only
/// the recipient of our mail can know.
package struct Arrival: Hashable, Sendable {
  package let kind: Kind
  /// The messages that it refers to, nearest first, no id twice, at most a hundred.
  ///
  /// The returned one of a bounce or a complaint, then In-Reply-To, then References from the
  /// newest.
  package let answers: [MessageID]
  /// The first From address; a bounce's is the mail system's own.
  package let from: NamedAddress?
  package let subject: String?
  package let messageID: MessageID?
  /// When our own server took it by the topmost Received field, else when its writer says.
  package let when: MailDate?

  package init(
    kind: Kind,
    answers: [MessageID] = [],
    from: NamedAddress? = nil,
    subject: String? = nil,
    messageID: MessageID? = nil,
    when: MailDate? = nil
  ) {
    self.kind = kind
    self.answers = answers
    self.from = from
    self.subject = subject
    self.messageID = messageID
    self.when = when
  }

  package enum Kind: Hashable, Sendable {
    /// A person wrote it. It may begin a thread of its own: then `answers` is empty.
    case reply
    /// A program answered for a person who is away, or acknowledged the receipt.
    case autoReply(returns: StatedDate?)
    /// A mail system says that it could not deliver, or not yet.
    case bounce(DeliveryReport)
    /// The recipient's provider passes on that the mail was marked as unwanted (RFC 5965).
    case complaint
    /// Neither about our mail nor written by a person to us: lists, notices, receipts.
    case other
  }
}
