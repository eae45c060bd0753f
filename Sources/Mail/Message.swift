/// One message to one person, before it is bytes.
///
/// `serialized()` is pure: the same value gives the same octets. The value holds what the writer
/// decides; MIME-Version, Content-Type, encodings, boundary and folding follow from it.
package struct Message: Hashable, Sendable {
  package let from: NamedAddress
  package let to: NamedAddress
  package let replyTo: NamedAddress?
  package let date: MailDate
  package let subject: String
  package let messageID: MessageID
  package let inReplyTo: MessageID?
  /// Oldest first; of more than 20 the first and the last 19 are written.
  package let references: [MessageID]
  package let listUnsubscribe: ListUnsubscribe?
  /// Further fields, written in this order; none that the message writes itself.
  package let headers: [HeaderField]
  /// Lines end as the writer likes (CR LF, LF or CR); tabs are kept.
  package let text: String
  package let html: String?

  package init(
    from: NamedAddress,
    to: NamedAddress,
    replyTo: NamedAddress? = nil,
    date: MailDate,
    subject: String,
    messageID: MessageID,
    inReplyTo: MessageID? = nil,
    references: [MessageID] = [],
    listUnsubscribe: ListUnsubscribe? = nil,
    headers: [HeaderField] = [],
    text: String,
    html: String? = nil
  ) {
    self.from = from
    self.to = to
    self.replyTo = replyTo
    self.date = date
    self.subject = subject
    self.messageID = messageID
    self.inReplyTo = inReplyTo
    self.references = references
    self.listUnsubscribe = listUnsubscribe
    self.headers = headers
    self.text = text
    self.html = html
  }

  /// From and To as SMTP's envelope.
  package var envelope: Envelope { Envelope(sender: from.address, recipient: to.address) }

  /// A header holds an address outside ASCII and is UTF-8 for it (RFC 6532).
  package var needsSMTPUTF8: Bool {
    envelope.needsSMTPUTF8 || replyTo?.address.needsSMTPUTF8 ?? false
  }
}
