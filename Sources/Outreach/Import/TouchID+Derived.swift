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
    private var bytes: [UInt8] = []

    mutating func id(
      account: AccountID,
      contact: ContactID?,
      kind: Touch.Kind,
      at: Instant,
      text: String
    ) -> TouchID {
      bytes.removeAll(keepingCapacity: true)
      append(account.text)
      append(contact?.text ?? "")
      append(kind.rawValue)
      append(String(at.epochSeconds))
      append(text)
      let plain = Digest.of(bytes).start
      let earlier = repeats[plain, default: 0]
      repeats[plain] = earlier + 1
      if earlier == 0 { return TouchID("t-" + plain.base32) }
      append(String(earlier))
      return TouchID("t-" + Digest.of(bytes).start.base32)
    }

    /// Each part behind its length, so that no two rows of different parts are one.
    private mutating func append(_ part: String) {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: part.utf8.count).littleEndian) {
        bytes.append(contentsOf: $0)
      }
      bytes.append(contentsOf: part.utf8)
    }
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
