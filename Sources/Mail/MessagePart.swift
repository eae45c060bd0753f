/// One entity of a message (RFC 2045 §2.4): the message itself, a part, or a message in it.
package struct MessagePart: Sendable {
  package let fields: [ParsedField]
  package let contentType: ContentType
  /// Of a multipart: its parts; of a `message/rfc822`: the one message.
  package let parts: [MessagePart]
  private let content: ArraySlice<UInt8>

  init(
    fields: [ParsedField],
    contentType: ContentType,
    parts: [MessagePart],
    content: ArraySlice<UInt8>
  ) {
    self.fields = fields
    self.contentType = contentType
    self.parts = parts
    self.content = content
  }

  /// The first field of that name (in any case), decoded and unfolded.
  package func value(_ name: String) -> String? {
    fields.first { $0.isNamed(name) }?.value
  }

  func all(named name: String) -> [ParsedField] { fields.filter { $0.isNamed(name) } }

  /// The octets with the transfer encoding undone; as they came if it is unknown.
  package var body: [UInt8] {
    switch value("Content-Transfer-Encoding")?.lowercased() {
    case "quoted-printable": QuotedPrintable.decode(content)
    case "base64": Base64.decode(content)
    default: Array(content)
    }
  }

  /// The body in Unicode, its lines ended by LF.
  package var text: String {
    let text = Charset.decode(body, as: contentType.parameters["charset"])
    return text.utf8.contains(.cr) ? Self.withoutCarriageReturns(text) : text
  }

  /// The name that the sender gave the part: hostile, never to be used as a path.
  package var filename: String? {
    disposition?.parameters["filename"] ?? contentType.parameters["name"]
  }

  package var isAttachment: Bool { disposition?.type == "attachment" }

  /// This part and all below it, depth first.
  package var all: [MessagePart] { [self] + parts.flatMap(\.all) }

  /// The leaves that belong to this message and not to one in it.
  var inlineLeaves: [MessagePart] {
    if contentType.type == "message" { return [] }
    return parts.isEmpty ? [self] : parts.flatMap(\.inlineLeaves)
  }

  private var disposition: ContentType? {
    all(named: "Content-Disposition").first.map { ContentType($0.raw) }
  }

  private static func withoutCarriageReturns(_ text: String) -> String {
    var octets: [UInt8] = []
    octets.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for octet in text.utf8 {
      if !(octet == .lf && previous == .cr) { octets.append(octet == .cr ? .lf : octet) }
      previous = octet
    }
    return String(decoding: octets, as: UTF8.self)
  }
}
