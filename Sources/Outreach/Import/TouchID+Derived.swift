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
  fileprivate var start: UInt64 { UInt64(hex.prefix(16), radix: 16) ?? 0 }
}

extension UInt64 {
  /// 13 digits to the base of 32, lower case, the leading ones zero.
  fileprivate var base32: String {
    let digits = String(self, radix: 32)
    return String(repeating: "0", count: 13 - digits.utf8.count) + digits
  }
}
