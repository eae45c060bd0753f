import Mail
import Wire

/// A parcel as it is said to a particular server: its commands and its text.
struct Letter {
  let id: AttemptID
  let mail: [UInt8]
  let recipient: [UInt8]
  let text: WireText

  /// MAIL, RCPT and DATA in one piece.
  var group: [UInt8] { mail + recipient + Self.data }

  static let data = Array("DATA\r\n".utf8)

  /// Compares with what the server offers, before anything of it is said.
  ///
  /// The size is that of the message without stuffed dots (RFC 1870 §5).
  init(
    _ parcel: Parcel,
    for offers: Capabilities,
    asking reports: ReportWish
  ) throws(Unsendable) {
    do { text = try WireText(parcel.bytes) } catch { throw .text(error) }
    if !text.isASCII && !offers.eightBitMIME { throw .needs8BITMIME }
    if parcel.envelope.needsSMTPUTF8 && !offers.smtpUTF8 { throw .needsSMTPUTF8 }
    let size = parcel.bytes.count
    if let limit = offers.maximumSize, size > limit { throw .tooLarge(size: size, limit: limit) }
    id = parcel.id
    let sender = try Self.path(parcel.envelope.sender, offers)
    let address = try Self.path(parcel.envelope.recipient, offers)
    let asks = offers.dsn && reports == .failuresAndDelays
    mail = Self.line(
      "MAIL FROM:\(sender)",
      [
        offers.size ? "SIZE=\(size)" : nil,
        text.isASCII ? nil : "BODY=8BITMIME",
        parcel.envelope.needsSMTPUTF8 ? "SMTPUTF8" : nil,
        asks ? "RET=HDRS" : nil,
      ]
    )
    recipient = Self.line("RCPT TO:\(address)", [asks ? "NOTIFY=FAILURE,DELAY" : nil])
  }

  /// `<address>`, with no octet in it that could end it or the command.
  private static func path(
    _ address: Address,
    _ offers: Capabilities
  ) throws(Unsendable) -> String {
    let text = address.description
    let isSayable = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x3C, 0x3E: false
      case 0x21...0x7E: true
      case 0xA0...: offers.smtpUTF8
      default: false
      }
    }
    guard isSayable, text.utf8.count <= 320 else { throw .address(VisibleText(text)) }
    return "<\(text)>"
  }

  private static func line(_ command: String, _ parameters: [String?]) -> [UInt8] {
    Array(([command] + parameters.compactMap(\.self)).joined(separator: " ").utf8) + [13, 10]
  }
}
