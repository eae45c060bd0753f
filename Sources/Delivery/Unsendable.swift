package import Mail
package import Wire

/// Why a parcel was not offered to the server at all.
package enum Unsendable: Error, Sendable, Equatable {
  /// The server takes `limit` octets at most (SIZE, RFC 1870).
  case tooLarge(size: Int, limit: Int)
  /// The address needs SMTPUTF8 (RFC 6531), which the server does not offer.
  case needsSMTPUTF8
  /// The text has octets above 127, and the server does not offer 8BITMIME (RFC 6152).
  case needs8BITMIME
  /// The address has an octet that must not be said in a command.
  case address(VisibleText)
  /// The text has a bare CR, bare LF or NUL.
  case text(WireTextError)
}

extension Unsendable: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let size, let limit):
      "the message has \(size) octets, and the server takes \(limit) at most"
    case .needsSMTPUTF8:
      "the address has letters outside ASCII before the @, and the server does not offer SMTPUTF8"
    case .needs8BITMIME:
      "the message has octets above 127, and the server does not offer 8BITMIME"
    case .address(let text): "the address “\(text)” cannot be said in SMTP"
    case .text(let error): "\(error)"
    }
  }
}

extension Unsendable {
  /// Another recipient might do, or another message.
  var scope: Rejection.Scope {
    switch self {
    case .needsSMTPUTF8, .address: .recipient
    case .tooLarge, .needs8BITMIME, .text: .message
    }
  }
}
