/// A server's address and how the line to it is secured.
package struct Endpoint: Sendable, Hashable {
  /// How the connection is secured.
  ///
  /// There is no "if possible".
  package enum Security: String, Sendable, Hashable, CaseIterable {
    /// Plain at first, TLS before anything of ours is said (RFC 3207); fails where not offered.
    case startTLS = "starttls"
    /// TLS from the first octet (RFC 8314).
    case implicitTLS = "implicit"
    /// No TLS: loopback addresses only.
    case loopbackOnly = "none"
  }

  package let host: String
  package let port: UInt16
  package let security: Security

  /// Refuses a host that is neither an A-label name nor an address, and `none` off loopback.
  package init(host: String, port: UInt16, security: Security) throws(EndpointError) {
    guard Self.isHost(host) else { throw .notAHost(VisibleText(host)) }
    guard port > 0 else { throw .notAPort }
    if security == .loopbackOnly && !Self.isLoopback(host) { throw .notLoopback(host) }
    self.host = host
    self.port = port
    self.security = security
  }

  private static func isHost(_ host: String) -> Bool {
    if host.utf8.contains(UInt8(ascii: ":")) { return isIPv6(host) }
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return host.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
          && label.last != UInt8(ascii: "-") && label.allSatisfy(isLetterDigitHyphen)
      }
  }

  private static func isLetterDigitHyphen(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// Why an endpoint cannot be used.
package enum EndpointError: Error, Sendable, Equatable, CustomStringConvertible {
  case notAHost(VisibleText)
  case notAPort
  case notLoopback(String)

  package var description: String {
    switch self {
    case .notAHost(let text):
      "“\(text)” is no host: write a name such as smtp.example.com, or an address"
    case .notAPort:
      "0 is no port: write 587 for starttls, 465 for tls; for IMAP 143 or 993"
    case .notLoopback(let host):
      "“security: none” is for loopback addresses only, and \(host) is none: "
        + "write starttls or tls"
    }
  }
}
