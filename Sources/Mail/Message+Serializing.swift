extension Message {
  /// The message's octets (RFC 5322, RFC 2045–2049): CR LF line ends, no line over 998 octets.
  ///
  /// ASCII but for addresses that need SMTPUTF8; bodies are 7bit, quoted-printable or base64,
  /// whichever the text needs. One each of From, To, Date, Subject, Message-ID, MIME-Version.
  package func serialized() throws(MessageError) -> [UInt8] {
    try checkHeaders()
    let plain = try CanonicalText(text, part: "text")
    let rich: CanonicalText? = if let html { try CanonicalText(html, part: "html") } else { nil }
    var writer = HeaderWriter(
      capacity: (plain.bytes.count + (rich?.bytes.count ?? 0)) * 3 / 2 + 2048
    )
    write(to: &writer)
    if let rich {
      writer.body { appendAlternatives([(plain, "plain"), (rich, "html")], to: &$0) }
    } else {
      writer.body { plain.append(as: "plain", to: &$0) }
    }
    return writer.bytes
  }

  private func checkHeaders() throws(MessageError) {
    if let found = subject.controlCharacter(allowingLineEnds: false, part: "Subject") {
      throw .controlCharacter(found)
    }
    var seen: Set<String> = []
    for field in headers {
      let name = field.name.lowercased()
      if Self.isReserved(name) { throw .reservedField(field.name) }
      guard seen.insert(name).inserted else { throw .repeatedField(field.name) }
    }
  }

  private func write(to writer: inout HeaderWriter) {
    writer.mailbox("From", from)
    writer.mailbox("To", to)
    if let replyTo { writer.mailbox("Reply-To", replyTo) }
    writer.text("Subject", subject, longestWord: 66)
    writer.line("Date", date.description)
    writer.line("Message-ID", messageID.description)
    if let inReplyTo { writer.line("In-Reply-To", inReplyTo.description) }
    writer.list("References", thread.map(\.description), separator: "")
    if let listUnsubscribe { write(listUnsubscribe, to: &writer) }
    for field in headers { writer.text(field.name, field.value, longestWord: 900) }
    writer.line("MIME-Version", "1.0")
  }

  private func write(_ optOut: ListUnsubscribe, to writer: inout HeaderWriter) {
    let links = [optOut.oneClick, optOut.mailto].compactMap { $0.map { "<\($0)>" } }
    writer.list("List-Unsubscribe", links, separator: ",")
    if optOut.oneClick != nil {
      writer.line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    }
  }

  /// The ids of the References field: the message replied to comes last (RFC 5322 §3.6.4), and
  /// what is left out of a long thread is its middle.
  private var thread: [MessageID] {
    var ids = references
    if let inReplyTo, ids.last != inReplyTo { ids.append(inReplyTo) }
    return ids.count <= 20 ? ids : ids.prefix(1) + ids.suffix(19)
  }

  private static func isReserved(_ name: String) -> Bool {
    reserved.contains(name) || name.hasPrefix("content-") || name.hasPrefix("resent-")
  }

  private static let reserved: Set<String> = [
    "from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id",
    "in-reply-to", "references", "list-unsubscribe", "list-unsubscribe-post", "mime-version",
    "return-path", "received", "delivered-to", "dkim-signature",
  ]
}
