package import Mail

/// The journal's name for one attempt to deliver one message; it is unique for ever.
package struct AttemptID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let number: Int64

  package init(_ number: Int64) { self.number = number }

  package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  package var description: String { "attempt \(number)" }
}

/// What a transport takes: an envelope and the very bytes that were approved.
package struct Parcel: Sendable, Equatable {
  package let id: AttemptID
  package let envelope: Envelope
  /// The message with CRLF line ends, as `Message.serialized()` gives it; dots not yet stuffed.
  package let bytes: [UInt8]
  /// Its file in an outbox.
  package let name: OutboxName

  package init(id: AttemptID, envelope: Envelope, bytes: [UInt8], name: OutboxName) {
    self.id = id
    self.envelope = envelope
    self.bytes = bytes
    self.name = name
  }
}
