/// The steps of one SMTP transaction, in their order.
package enum Command: String, Sendable, Comparable, CaseIterable {
  case mail = "MAIL"
  case recipient = "RCPT"
  case data = "DATA"
  /// The text of the message, without its end.
  case text
  /// The final dot: from here on the server may have the message.
  case dot

  package static func < (a: Self, b: Self) -> Bool { a.place < b.place }

  private var place: Int {
    switch self {
    case .mail: 0
    case .recipient: 1
    case .data: 2
    case .text: 3
    case .dot: 4
    }
  }
}
