/// The name given in EHLO: a domain, or an address literal such as `[192.0.2.1]` (RFC 5321 §4.1.3).
package struct EHLOName: Sendable, Hashable {
  package let text: String

  package init(_ text: String) throws(EHLONameError) {
    let allowed = text.utf8.allSatisfy { octet in
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    guard allowed, (1...255).contains(text.utf8.count) else {
      throw EHLONameError(text: VisibleText(text))
    }
    self.text = text
  }

  /// As the path of libcurl's URL, which it decodes again.
  var urlPath: String {
    text.utf8.reduce(into: "") { path, octet in
      switch octet {
      case UInt8(ascii: "["): path += "%5B"
      case UInt8(ascii: "]"): path += "%5D"
      case UInt8(ascii: ":"): path += "%3A"
      default: path += String(Unicode.Scalar(octet))
      }
    }
  }
}

/// A text that cannot be given in EHLO.
package struct EHLONameError: Error, Sendable, Equatable, CustomStringConvertible {
  package let text: VisibleText

  package var description: String {
    "“\(text)” cannot be said in EHLO: write this machine's domain name in ASCII, "
      + "such as mail.example.com"
  }
}
