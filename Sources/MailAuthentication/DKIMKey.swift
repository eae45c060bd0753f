internal import CCrypto
internal import Foundation

/// A public key as a domain publishes it for its signatures (RFC 6376 §3.6.1, RFC 8463).
package struct DKIMKey: Hashable, Sendable {
  package let kind: Kind
  /// The domain only tries; receivers are to treat its mails as if they were not signed.
  package let isTest: Bool

  package enum Kind: Hashable, Sendable {
    case rsa(bits: Int)
    case ed25519
  }

  /// Why a text is no key that a receiver can use.
  package enum Fault: Error, Hashable, Sendable {
    /// `p=` is empty: whoever had the key took it back.
    case revoked
    case unreadable(String)
  }

  package init(_ text: String) throws(Fault) {
    guard let tags = TagList(text) else { throw .unreadable("it is no list of tags") }
    if let version = tags["v"], version != "DKIM1" || tags.tags.first?.name != "v" {
      throw .unreadable("v=DKIM1 has to come first")
    }
    guard let key = tags["p"] else { throw .unreadable("it has no p= with the key") }
    let digits = key.filter { !$0.isWhitespace }
    guard !digits.isEmpty else { throw .revoked }
    guard let bytes = Data(base64Encoded: digits) else {
      throw .unreadable("the key behind p= is no base64")
    }
    kind = try Self.kind(tags["k"] ?? "rsa", Array(bytes))
    isTest = tags["t"]?.split(separator: ":").contains("y") ?? false
  }

  private static func kind(_ name: String, _ key: [UInt8]) throws(Fault) -> Kind {
    switch name.lowercased() {
    case "rsa":
      guard let bits = bits(ofRSA: key) else {
        throw .unreadable("the key behind p= is no RSA key")
      }
      return .rsa(bits: bits)
    case "ed25519":
      guard key.count == 32 else { throw .unreadable("an Ed25519 key has 32 octets") }
      return .ed25519
    default:
      throw .unreadable("k=\(name.prefix(20)) is no kind of key that receivers know")
    }
  }

  /// The length of the modulus; nil where the octets are no such key (X.509 SubjectPublicKeyInfo).
  private static func bits(ofRSA key: [UInt8]) -> Int? {
    guard key.count <= 8_192 else { return nil }
    return key.withUnsafeBufferPointer { buffer in
      var position = buffer.baseAddress
      guard let parsed = d2i_PUBKEY(nil, &position, key.count) else {
        ERR_clear_error()
        return nil
      }
      defer { EVP_PKEY_free(parsed) }
      guard EVP_PKEY_get_base_id(parsed) == EVP_PKEY_RSA else { return nil }
      return Int(EVP_PKEY_get_bits(parsed))
    }
  }
}
