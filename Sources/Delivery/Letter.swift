import Mail
import Wire

/// A parcel as it is said to a particular server: its commands and its text.
struct Letter {
  let id: AttemptID
  /// The journal says `transmitting` of it already.
  let isMarked: Bool
  let mail: [UInt8]
  let recipient: [UInt8]
  let text: WireText

  /// Its text and its dot are one write: nothing is between them to be written down, and the network takes
  /// so much at once.
  var goesInOne: Bool { isMarked && text.bytes.count <= 8_192 }

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
    let needsSMTPUTF8 = parcel.envelope.needsSMTPUTF8
    if needsSMTPUTF8 && !offers.smtpUTF8 { throw .needsSMTPUTF8 }
    let size = parcel.bytes.count
    if let limit = offers.maximumSize, size > limit { throw .tooLarge(size: size, limit: limit) }
    id = parcel.id
    isMarked = parcel.isMarked
    let asks = offers.dsn && reports == .failuresAndDelays
    mail = try Self.line(
      "MAIL FROM:<",
      parcel.envelope.sender,
      [
        offers.size ? "SIZE=\(size)" : nil,
        text.isASCII ? nil : "BODY=8BITMIME",
        needsSMTPUTF8 ? "SMTPUTF8" : nil,
        asks ? "RET=HDRS" : nil,
      ],
      offers
    )
    recipient = try Self.line(
      "RCPT TO:<",
      parcel.envelope.recipient,
      [asks ? "NOTIFY=FAILURE,DELAY" : nil],
      offers
    )
  }

  /// The command up to its `<`, the address, and the parameters that there are.
  private static func line(
    _ command: String,
    _ address: Address,
    _ parameters: [String?],
    _ offers: Capabilities
  ) throws(Unsendable) -> [UInt8] {
    guard isSayable(address, offers) else { throw .address(VisibleText(address.description)) }
    var line: [UInt8] = []
    line.reserveCapacity(128)
    line += command.utf8
    line += address.localPart.utf8
    line.append(UInt8(ascii: "@"))
    line += address.domain.utf8
    line.append(UInt8(ascii: ">"))
    for parameter in parameters.compactMap(\.self) {
      line.append(UInt8(ascii: " "))
      line += parameter.utf8
    }
    line += [13, 10]
    return line
  }

  /// No octet in it could end the path or the command.
  private static func isSayable(_ address: Address, _ offers: Capabilities) -> Bool {
    let isShort = address.localPart.utf8.count + 1 + address.domain.utf8.count <= 320
    return isShort && isSayable(address.localPart, offers) && isSayable(address.domain, offers)
  }

  private static func isSayable(_ text: String, _ offers: Capabilities) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x3C, 0x3E: false
      case 0x21...0x7E: true
      case 0xA0...: offers.smtpUTF8
      default: false
      }
    }
  }
}
