extension Message {
  /// Appends a `multipart/alternative` entity from its Content-Type line on, poorest part first
  /// (RFC 2046 §5.1.4).
  func appendAlternatives(
    _ parts: [(text: CanonicalText, subtype: String)],
    to output: inout [UInt8]
  ) {
    let boundary = boundary(outside: parts.map(\.text))
    output += "Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n".utf8
    for part in parts {
      output += "\r\n--\(boundary)\r\n".utf8
      part.text.append(as: part.subtype, to: &output)
    }
    output += "\r\n--\(boundary)--\r\n".utf8
  }

  /// `=_` and 24 hex digits from the Message-ID, tried with a counter until no part holds them.
  ///
  /// Ends: a part of n octets holds fewer than n of the candidates.
  private func boundary(outside parts: [CanonicalText]) -> String {
    var attempt = 0
    while true {
      let seed = Array("\(messageID.text)\0\(attempt)".utf8)
      let boundary = "=_\(Digest.of(seed).hex.prefix(24))"
      if !parts.contains(where: { $0.holds(boundary) }) { return boundary }
      attempt += 1
    }
  }
}
