/// The mailboxes of an address field (RFC 5322 §3.4), groups opened, comments passed over.
struct AddressList {
  private(set) var mailboxes: [NamedAddress] = []
  private var phrase: [UInt8] = []
  private var angle: [UInt8]?

  /// Reads unfolded octets; what is no address that we could send to is left out.
  init(_ raw: [UInt8]) {
    var scanner = OctetScanner(raw[...])
    while let octet = scanner.peek {
      switch octet {
      case UInt8(ascii: "("): scanner.skipComment()
      case .quote: phrase += scanner.takeQuoted()
      case UInt8(ascii: "<"):
        _ = scanner.next()
        angle = scanner.take { $0 != UInt8(ascii: ">") }
        _ = scanner.next()
      case UInt8(ascii: ","), .semicolon:
        _ = scanner.next()
        finish()
      case .colon:
        _ = scanner.next()
        phrase = []
      default: phrase += scanner.take { !Self.isSpecial($0) }
      }
    }
    finish()
  }

  private mutating func finish() {
    defer {
      phrase = []
      angle = nil
    }
    let spec = (angle ?? phrase).filter { !$0.isBlank }
    guard let address = try? Address(String(decoding: spec, as: UTF8.self)) else { return }
    let name = angle == nil ? nil : Self.withoutControls(EncodedWord.decode(phrase))
    mailboxes.append((try? NamedAddress(name: name, address: address)) ?? NamedAddress(address))
  }

  private static func isSpecial(_ octet: UInt8) -> Bool {
    [0x28, 0x22, 0x3C, 0x2C, 0x3B, 0x3A].contains(octet)
  }

  private static func withoutControls(_ text: String) -> String {
    let scalars = text.unicodeScalars.map {
      $0.properties.generalCategory == .control ? " " : $0
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension MessageID {
  /// The ids of a Message-ID, In-Reply-To or References field; what is malformed is left out.
  static func all(in raw: [UInt8]) -> [MessageID] {
    var scanner = OctetScanner(raw[...])
    var ids: [MessageID] = []
    while scanner.skip(to: UInt8(ascii: "<")) {
      let text = scanner.take { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
      let compact = String(decoding: text.filter { !$0.isBlank }, as: UTF8.self)
      if let id = try? MessageID(compact) { ids.append(id) }
    }
    if ids.isEmpty, let id = try? MessageID(String(decoding: raw, as: UTF8.self)) { ids = [id] }
    return ids
  }
}
