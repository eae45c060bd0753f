import Delivery
import Mail
import Outreach

extension Draft {
  /// The same mail to its own sender: text and header as approved, but for To and Message-ID.
  ///
  /// It has an identity of its own, lest the sender's mail program takes it and the real one for the
  /// same message.
  func trial(to sender: Address, named messageID: MessageID) throws(HeaderFieldError) -> Parcel {
    let to = HeaderExchange(try HeaderField("To", sender.description))
    let identity = HeaderExchange(try HeaderField("Message-ID", messageID.description))
    return Parcel(
      id: Delivery.AttemptID(1),
      envelope: Envelope(sender: record.envelope.sender, recipient: sender),
      bytes: identity.apply(to: to.apply(to: bytes)),
      name: OutboxName(record)
    )
  }
}
