import Mail

extension DraftID {
  /// The id of a step's draft: the same in every preview, run and machine.
  ///
  /// `d-` and ten characters of RFC 4648's base 32 in lower case: 50 bits of SHA-256.
  package static func derived(from key: DraftKey, revision: Int = 0) -> DraftID {
    let parts = [
      key.account.text, key.contact.text, key.position.sequence.text, key.position.occurrence,
      key.position.step.text, String(revision),
    ]
    var seed: [UInt8] = []
    for part in parts {
      seed.append(contentsOf: String(part.utf8.count).utf8)
      seed.append(UInt8(ascii: ":"))
      seed.append(contentsOf: part.utf8)
    }
    let bits = Digest.of(seed).leadingBits
    let characters = (0..<10).map { alphabet[Int(bits >> (59 - 5 * $0) & 31)] }
    return DraftID(String(decoding: Array("d-".utf8) + characters, as: UTF8.self))
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
}
