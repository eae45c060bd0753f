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
    let seed = parts.map { "\($0.utf8.count):\($0)" }.joined()
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    var characters = Array("d-".utf8)
    let bits = UInt64(Digest.of(Array(seed.utf8)).hex.prefix(16), radix: 16) ?? 0
    for place in 0..<10 { characters.append(alphabet[Int(bits >> (59 - 5 * place) & 31)]) }
    return DraftID(String(decoding: characters, as: UTF8.self))
  }
}
