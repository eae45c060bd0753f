package import Wire

/// What the server offered in its last answer to EHLO (RFC 5321 §4.1.1.1).
package struct Capabilities: Sendable, Equatable {
  /// RFC 2920.
  package var pipelining = false
  /// RFC 6152.
  package var eightBitMIME = false
  /// RFC 6531.
  package var smtpUTF8 = false
  /// RFC 3461.
  package var dsn = false
  /// RFC 1870: SIZE may be said with MAIL.
  package var size = false
  /// The largest message in octets; nil where none is named (or 0, which means the same).
  package var maximumSize: Int?

  package init() {}

  /// Reads the answer to the last EHLO out of all that was said: the last run of 250 lines, whose
  /// first names the server.
  package init(_ greeting: Greeting) {
    let isOffer = { (line: [UInt8]) in Greeting.code(of: line[...]) == 250 }
    guard let end = greeting.lines.lastIndex(where: isOffer) else { return }
    let start = greeting.lines[...end].lastIndex { !isOffer($0) } ?? -1
    for line in greeting.lines[(start + 1)...end].dropFirst() { add(line.dropFirst(4)) }
  }

  private mutating func add(_ offer: ArraySlice<UInt8>) {
    let words = offer.split(whereSeparator: { $0 == 32 || $0 == 9 })
    guard let name = words.first else { return }
    switch String(decoding: name, as: UTF8.self).uppercased() {
    case "PIPELINING": pipelining = true
    case "8BITMIME": eightBitMIME = true
    case "SMTPUTF8": smtpUTF8 = true
    case "DSN": dsn = true
    case "SIZE":
      size = true
      maximumSize = words.dropFirst().first
        .flatMap { Int(String(decoding: $0, as: UTF8.self)) }.flatMap { $0 > 0 ? $0 : nil }
    default: return
    }
  }
}
