/// How a reader's mail program can opt out (RFC 2369 §3.2): by mail and, if configured, by one
/// click (RFC 8058).
package struct ListUnsubscribe: Hashable, Sendable {
  /// `mailto:…`, percent-encoded.
  package let mailto: String
  /// `https://…`, at most 900 octets; with it goes `List-Unsubscribe-Post`.
  package let oneClick: String?

  /// Takes a subject of at most 100 octets, so that the field's line stays under 998.
  package init(
    to address: Address,
    subject: String = "unsubscribe",
    oneClick: String? = nil
  ) throws(ListUnsubscribeError) {
    if let oneClick, !Self.isSafe(oneClick) { throw .oneClick(oneClick) }
    let hasControls = subject.controlCharacter(allowingLineEnds: false, part: "subject") != nil
    guard !hasControls, subject.utf8.count <= 100 else { throw .subject(subject) }
    let query = subject.isEmpty ? "" : "?subject=\(Self.percentEncoded(subject))"
    mailto = "mailto:\(Self.percentEncoded(address.localPart))@\(address.domain)\(query)"
    self.oneClick = oneClick
  }

  private static func isSafe(_ url: String) -> Bool {
    let scheme = "https://"
    return url.lowercased().hasPrefix(scheme) && scheme.utf8.count + 1...900 ~= url.utf8.count
      && url.utf8.allSatisfy { $0.isVisible && $0 != 0x3C && $0 != 0x3E && $0 != .quote }
  }

  /// RFC 3986 §2.3: all but the unreserved characters.
  private static func percentEncoded(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte.isLetter || byte.isDigit || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
        result.append(byte)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        result += (byte < 16 ? "%0\(hex)" : "%\(hex)").utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// A way to opt out that no mail program would take.
package enum ListUnsubscribeError: Error, Hashable, Sendable, CustomStringConvertible {
  case oneClick(String)
  case subject(String)

  package var description: String {
    switch self {
    case .oneClick(let url):
      "the one-click address “\(String(url.prefix(200)).printable)” cannot be used: it has to be an "
        + "https:// URL of at most 900 visible ASCII characters without < > and quotes"
    case .subject(let subject):
      "the opt-out subject “\(String(subject.prefix(120)).printable)” cannot be used: it has to be "
        + "at most 100 octets without control characters"
    }
  }
}
