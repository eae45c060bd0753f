package import Mail

extension Arrival {
  /// Reads what a message is from what its header and its parts say; its prose decides nothing.
  ///
  /// A message that a program sent is never a reply. Where no standard mark says so, a subject that
  /// begins with a known notice of absence does, or an empty return path (RFC 3834 §3.3). A person
  /// who quotes such a notice, or answers one, is a person.
  package init(_ message: ParsedMessage) {
    let when = Self.receipt(of: message) ?? message.date
    self.init(
      kind: Kind(message, at: when),
      answers: Self.answers(of: message),
      from: message.from.first,
      subject: message.subject,
      messageID: message.messageID,
      when: when
    )
  }

  /// The stamp of the topmost Received field, which our own server wrote (RFC 5321 §4.4).
  private static func receipt(of message: ParsedMessage) -> MailDate? {
    guard let field = message.values("Received").first,
      let semicolon = field.lastIndex(of: ";")
    else { return nil }
    return MailDate(parsing: String(field[field.index(after: semicolon)...]))
  }

  private static func answers(of message: ParsedMessage) -> [MessageID] {
    var seen: Set<MessageID> = []
    let all = ReturnedMessage.ids(in: message) + message.inReplyTo + message.references.reversed()
    return Array(all.filter { seen.insert($0).inserted }.prefix(100))
  }
}

extension Arrival.Kind {
  init(_ message: ParsedMessage, at when: MailDate?) {
    if let complaint = Self.complaint(message) {
      self = complaint
    } else if let fields = DeliveryFields(message) {
      self = fields.report.map { .bounce($0) } ?? .other
    } else if message.reportType == "disposition-notification" {
      self = .other
    } else if let report = FreeBounce(message)?.report {
      self = .bounce(report)
    } else {
      self = Self.written(message, at: when)
    }
  }

  private static func written(_ message: ParsedMessage, at when: MailDate?) -> Self {
    switch Automation(of: message) {
    case .person: .reply
    case .answer: .autoReply(returns: AbsenceNotice(message, sent: when).returns)
    case .notice: .other
    }
  }

  /// RFC 5965: every feedback type is a complaint, but the one that takes it back and the one that
  /// is about signatures (RFC 6591).
  private static func complaint(_ message: ParsedMessage) -> Self? {
    let part = message.root.parts.first { $0.contentType.name == "message/feedback-report" }
    guard let part else { return nil }
    let type = ParsedMessage(part.body).value("Feedback-Type")?.lowercased()
    return type == "not-spam" || type == "auth-failure" ? .other : .complaint
  }
}

extension ParsedMessage {
  /// What a `multipart/report` (RFC 6522) reports, in lower case; nil for any other message.
  var reportType: String? {
    guard root.contentType.name == "multipart/report" else { return nil }
    return root.contentType.parameters["report-type"]?.lowercased()
  }

  /// It says itself that nothing is to be sent back to it, as bounces and automatic answers do.
  var hasEmptyReturnPath: Bool {
    guard let path = value("Return-Path") else { return false }
    return path.isEmpty || path == "<>"
  }

  var refersToAnother: Bool { !inReplyTo.isEmpty || !references.isEmpty }
}
