/// Who hands a message over and who gets it, as MAIL and RCPT say; one recipient a message.
package struct Envelope: Hashable, Sendable, CustomStringConvertible {
  package let sender: Address
  package let recipient: Address

  package init(sender: Address, recipient: Address) {
    self.sender = sender
    self.recipient = recipient
  }

  package var description: String { "\(sender) → \(recipient)" }

  /// One of the two has characters outside ASCII: the server has to offer SMTPUTF8 (RFC 6531).
  package var needsSMTPUTF8: Bool { sender.needsSMTPUTF8 || recipient.needsSMTPUTF8 }
}
