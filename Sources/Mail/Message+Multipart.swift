extension Message {
  /// A `multipart/alternative` entity from its Content-Type line on, poorest part first
  /// (RFC 2046 §5.1.4).
  func alternatives(_ parts: [[UInt8]]) -> [UInt8] {
    let boundary = boundary(outside: parts)
    var bytes = Array("Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n".utf8)
    bytes.reserveCapacity(parts.reduce(256) { $0 + $1.count + 64 })
    for part in parts {
      bytes += "\r\n--\(boundary)\r\n".utf8
      bytes += part
    }
    bytes += "\r\n--\(boundary)--\r\n".utf8
    return bytes
  }

  /// `=_` and 24 hex digits from the Message-ID, tried with a counter until no part holds them.
  ///
  /// Ends: a part of n octets holds fewer than n of the candidates.
  private func boundary(outside parts: [[UInt8]]) -> String {
    var attempt = 0
    while true {
      let seed = Array("\(messageID.text)\0\(attempt)".utf8)
      let boundary = "=_\(Digest.of(seed).hex.prefix(24))"
      if !parts.contains(where: { Self.holds(boundary, in: $0) }) { return boundary }
      attempt += 1
    }
  }

  private static func holds(_ text: String, in bytes: [UInt8]) -> Bool {
    let needle = Array(text.utf8)
    var rest = bytes[...]
    while let start = rest.firstIndex(of: .equals) {
      if rest[start...].starts(with: needle) { return true }
      rest = rest[(start + 1)...]
    }
    return false
  }
}
