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
  /// The journal says `transmitting` of it already.
  package let isMarked: Bool
  private let makeName: @Sendable () -> OutboxName

  /// Its file in an outbox; made when it is asked for, since a server never does.
  package var name: OutboxName { makeName() }

  package init(
    id: AttemptID,
    envelope: Envelope,
    bytes: [UInt8],
    isMarked: Bool = false,
    name: @autoclosure @escaping @Sendable () -> OutboxName
  ) {
    self.id = id
    self.isMarked = isMarked
    self.envelope = envelope
    self.bytes = bytes
    makeName = name
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.envelope == right.envelope && left.bytes == right.bytes
      && left.isMarked == right.isMarked && left.name == right.name
  }
}
