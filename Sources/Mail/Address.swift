internal import Foundation

/// One mailbox, `local@domain`, checked when it is made, as SMTP may carry it (RFC 5321 §4.1.2).
///
/// Accepted is the `Dot-string` form with a domain name; letters outside ASCII are taken in the
/// local part (RFC 6531) and normalised to NFC. Refused on purpose, though the grammar has them:
/// quoted local parts, domain literals, comments, and white space anywhere: no
/// customer has such an address, and each is a way to smuggle something past a filter.
///
/// Equality is that of the octets sent, so `A@x.example` and `a@x.example` differ; `key` joins them.
package struct Address: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The part before the @, as written.
  package let localPart: String
  /// A-labels in lower case.
  package let domain: String

  package init(_ text: String) throws(AddressError) {
    if let plain = Self(plain: text) {
      self = plain
    } else {
      self = try Self(anyForm: text)
    }
  }

  /// Takes what most addresses are: nothing in them is to be mended; nil for every other text,
  /// right or wrong.
  private init?(plain text: String) {
    var text = text
    let halves: (String, String)? = text.withUTF8 { octets in
      guard let at = octets.lastIndex(of: .at) else { return nil }
      let local = UnsafeBufferPointer(rebasing: octets[..<at])
      let domain = UnsafeBufferPointer(rebasing: octets[(at + 1)...])
      guard octets.count <= 254, Self.isPlainLocalPart(local), DomainName.isPlain(domain) else {
        return nil
      }
      return (String(decoding: local, as: UTF8.self), String(decoding: domain, as: UTF8.self))
    }
    guard let halves else { return nil }
    (localPart, domain) = halves
  }

  init(anyForm text: String) throws(AddressError) {
    guard let at = text.utf8.lastIndex(of: .at) else {
      throw AddressError(text: text, reason: text.isEmpty ? .empty : .noAt)
    }
    let local = text[..<at]
    try Self.check(local, in: text)
    localPart = local.utf8.allSatisfy(\.isASCII) ? String(local) : Self.normalized(local)
    domain = try Self.domain(text[text.utf8.index(after: at)...], in: text)
    let octets = localPart.utf8.count + 1 + domain.utf8.count
    guard localPart.utf8.count <= 64 else {
      throw AddressError(text: text, reason: .localPartTooLong(octets: localPart.utf8.count))
    }
    guard octets <= 254 else { throw AddressError(text: text, reason: .tooLong(octets: octets)) }
  }

  /// U-labels, for people.
  package var domainForDisplay: String { IDNA.unicode(of: domain) ?? domain }

  /// The addr-spec as it is sent.
  package var description: String { localPart + "@" + domain }

  /// Lower-cased, for identity: two spellings of one mailbox have one key.
  package var key: String { description.lowercased() }

  /// The local part has characters outside ASCII: the server has to offer SMTPUTF8 (RFC 6531).
  package var needsSMTPUTF8: Bool { !localPart.utf8.allSatisfy(\.isASCII) }

  package static func < (left: Self, right: Self) -> Bool {
    (left.key, left.localPart) < (right.key, right.localPart)
  }

  private static func normalized(_ local: Substring) -> String {
    String(local).precomposedStringWithCanonicalMapping
  }

  private static func domain(
    _ part: Substring,
    in text: String
  ) throws(AddressError) -> String {
    if part.utf8.first == UInt8(ascii: "[") { throw AddressError(text: text, reason: .literal) }
    do throws(DomainError) {
      return try DomainName(String(part)).ascii
    } catch {
      throw AddressError(text: text, reason: .domain(error))
    }
  }
}
