import Inbox
import Mail
import Testing

/// Messages as other programs write them, with what the tests do not look at left out.
enum Sample {
  static let ours = "<c0ffee@ours.example>"

  /// A message in answer to ours, by a person unless `fields` say otherwise.
  static func message(
    from: String = "Ann <ann@acme.example>",
    subject: String = "Re: Lights",
    fields: [String] = ["In-Reply-To: \(ours)"],
    body: String = "Yes, please.\n"
  ) -> ParsedMessage {
    let head = ["From: \(from)", "Subject: \(subject)", "Date: Mon, 21 Dec 2026 10:00:00 +0100"]
    return parsed((head + fields).joined(separator: "\n") + "\n\n" + body)
  }

  static func parsed(_ text: String) -> ParsedMessage { ParsedMessage(Array(text.utf8)) }

  /// A report in three parts (RFC 6522), as Postfix writes it.
  static func report(
    type: String = "delivery-status",
    _ fields: String,
    partType: String = "message/delivery-status",
    copy: String = "Message-ID: \(ours)\nSubject: Lights\n",
    copyType: String = "text/rfc822-headers"
  ) -> ParsedMessage {
    parsed(
      """
      Return-Path: <>
      From: MAILER-DAEMON@mx.acme.example (Mail Delivery System)
      Subject: Undelivered Mail Returned to Sender
      Auto-Submitted: auto-replied
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=\(type); boundary="b"

      --b
      Content-Type: text/plain

      I'm sorry to have to inform you that your message could not be delivered.

      --b
      Content-Type: \(partType)

      \(fields)
      --b
      Content-Type: \(copyType)

      \(copy)
      --b--
      """
    )
  }

  static func kind(_ message: ParsedMessage) -> Word { Word(Arrival(message).kind) }

  static func ids(_ texts: String...) throws -> [MessageID] { try texts.map { try MessageID($0) } }

  /// The kind alone, for tables.
  enum Word: String, Sendable {
    case reply, autoReply, bounce, complaint, other

    init(_ kind: Arrival.Kind) {
      self =
        switch kind {
        case .reply: .reply
        case .autoReply: .autoReply
        case .bounce: .bounce
        case .complaint: .complaint
        case .other: .other
        }
    }
  }
}
