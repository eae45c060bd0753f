import Mail

/// The copy of our mail, or of its header, that a report carries (RFC 3462 §2, RFC 5965 §2).
enum ReturnedMessage {
  /// The Message-IDs of the copies, which name the mails that the report is about.
  static func ids(in message: ParsedMessage) -> [MessageID] {
    let copies = message.root.parts.filter { types.contains($0.contentType.name) }
    guard copies.isEmpty else {
      return isReport(message) ? copies.compactMap { ParsedMessage($0.body).messageID } : []
    }
    return FreeBounce(message)?.messageIDs ?? []
  }

  /// A person who forwards our mail attaches it as well; that is no answer to it by itself.
  private static func isReport(_ message: ParsedMessage) -> Bool {
    message.reportType != nil
      || message.root.parts.contains { reports.contains($0.contentType.name) }
      || FreeBounce(message) != nil
  }

  private static let types: Set = [
    "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers",
    "message/global-headers",
  ]
  private static let reports: Set = ["message/delivery-status", "message/feedback-report"]
}
