import Mail

/// Messages of an invented firm.
enum Sample {
  static func message(
    from: String? = "Ada Lovelace",
    to: String? = "Charles Babbage",
    recipient: String = "charles@engine.example",
    replyTo: NamedAddress? = nil,
    subject: String = "Your mill",
    inReplyTo: MessageID? = nil,
    references: [MessageID] = [],
    listUnsubscribe: ListUnsubscribe? = nil,
    headers: [HeaderField] = [],
    text: String = "Hello\n",
    html: String? = nil
  ) throws -> Message {
    let sender = try Address("ada@notes.example")
    return Message(
      from: try NamedAddress(name: from, address: sender),
      to: try NamedAddress(name: to, address: try Address(recipient)),
      replyTo: replyTo,
      date: try MailDate(seconds: 1_795_356_309, offsetMinutes: 60),
      subject: subject,
      messageID: MessageID.derived(from: "draft 1", for: sender),
      inReplyTo: inReplyTo,
      references: references,
      listUnsubscribe: listUnsubscribe,
      headers: headers,
      text: text,
      html: html
    )
  }

  /// What a reader gets of a text: LF line ends, the last line ended.
  static func received(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if !(scalar == "\n" && previous == "\r") { scalars.append(scalar == "\r" ? "\n" : scalar) }
      previous = scalar
    }
    if let last = scalars.last, last != "\n" { scalars.append("\n") }
    return String(String.UnicodeScalarView(scalars))
  }
}
