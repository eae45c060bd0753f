internal import Civil
internal import Mail

extension TouchID {
  /// Gives touches without an `id` one that the same rows get again in the next import.
  ///
  /// `t-` and 64 bits of SHA-256 over account, contact, kind, instant and text. Of rows that agree
  /// in all of these the second hashes a 1 as well, the third a 2: moving other rows about changes
  /// nothing, and a repeat that is added later is one touch more.
  struct Deriver {
    private var repeats: [UInt64: Int] = [:]
    private var parts = PartBytes()

    mutating func id(
      account: AccountID,
      contact: ContactID?,
      kind: Touch.Kind,
      at: Instant,
      text: String
    ) -> TouchID {
      parts.begin(account: account, contact: contact, kind: kind, at: at, text: text)
      let plain = Digest.of(parts.bytes).start
      let earlier = repeats[plain, default: 0]
      repeats[plain] = earlier + 1
      if earlier == 0 { return TouchID("t-" + plain.base32) }
      parts.append(String(earlier))
      return TouchID("t-" + Digest.of(parts.bytes).start.base32)
    }
  }

  /// Begins the id of every entry that a person notes with a command.
  package static let notedPrefix = "l-"

  /// Names an entry that a person notes: 64 bits of SHA-256 over all that was said, so that the
  /// same command, given twice, is one entry.
  ///
  /// `again` counts earlier entries that said the same and were taken back.
  package static func noted(_ said: Touch, again: Int = 0) -> TouchID {
    var parts = PartBytes()
    parts.begin(
      account: said.account,
      contact: said.contact,
      kind: said.kind,
      at: said.at,
      text: said.text
    )
    parts.append(String(said.minutes))
    parts.append(said.answered ? "answered" : "")
    parts.append(said.until?.description ?? "")
    if again > 0 { parts.append(String(again)) }
    return TouchID(notedPrefix + Digest.of(parts.bytes).start.base32)
  }
}

/// Texts one behind the other, each behind its length, so that no two lists give the same bytes.
private struct PartBytes {
  private(set) var bytes: [UInt8] = []

  mutating func begin(
    account: AccountID,
    contact: ContactID?,
    kind: Touch.Kind,
    at: Instant,
    text: String
  ) {
    bytes.removeAll(keepingCapacity: true)
    append(account.text)
    append(contact?.text ?? "")
    append(kind.rawValue)
    append(String(at.epochSeconds))
    append(text)
  }

  mutating func append(_ part: String) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: part.utf8.count).littleEndian) {
      bytes.append(contentsOf: $0)
    }
    bytes.append(contentsOf: part.utf8)
  }
}

extension Digest {
  /// The first 64 bits.
  fileprivate var start: UInt64 {
    hex.utf8.prefix(16).reduce(0) { start, digit in
      start << 4 | UInt64(digit < 0x61 ? digit - 0x30 : digit - 0x57)
    }
  }
}

extension UInt64 {
  /// 13 digits to the base of 32, lower case, the leading ones zero.
  fileprivate var base32: String {
    String(unsafeUninitializedCapacity: 13) { buffer in
      for index in 0..<13 {
        let digit = UInt8(truncatingIfNeeded: self >> (60 - 5 * index)) & 0x1F
        buffer[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return 13
    }
  }
}
