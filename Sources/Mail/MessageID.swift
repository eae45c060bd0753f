/// The identity of a message, `<left@right>` (RFC 5322 §3.6.4), without the obsolete forms.
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// Without the angle brackets.
  package let text: String

  /// Takes the id with or without its angle brackets; white space, quotes and a second @ are
  /// refused, as is anything above 250 octets, which could not be referred to on one line.
  package init(_ text: String) throws(MessageIDError) {
    let isBracketed = text.utf8.first == 0x3C && text.utf8.last == 0x3E
    var bare = isBracketed ? String(Substring(text.utf8.dropFirst().dropLast())) : text
    guard bare.utf8.count <= 250 else { throw MessageIDError(text: text, reason: .tooLong) }
    guard bare.withUTF8(Self.isGrammatical) else {
      throw MessageIDError(text: text, reason: .grammar)
    }
    self.text = bare
  }

  /// A function of the seed alone: the first 128 bits of its SHA-256 at the sender's domain.
  package static func derived(from seed: String, for sender: Address) -> MessageID {
    let left = Digest.of(Array(seed.utf8)).hex.utf8.prefix(32)
    return MessageID(checked: String(Substring(left)) + "@" + sender.domain)
  }

  /// With the angle brackets, as it stands in a header.
  package var description: String { "<\(text)>" }

  private init(checked text: String) { self.text = text }

  private static func isGrammatical(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = octets.firstIndex(of: .at) else { return false }
    let right = octets[(at + 1)...]
    return isDotted(octets[..<at]) && (isDotted(right) || isLiteral(right))
  }

  private static func isDotted(_ half: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    !half.isEmpty && half.allSatisfy { $0.isAtext || $0 == .dot }
  }

  private static func isLiteral(_ half: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard half.first == UInt8(ascii: "["), half.last == UInt8(ascii: "]"), half.count > 2 else {
      return false
    }
    return half.dropFirst().dropLast().allSatisfy {
      $0.isVisible && $0 != .at && !(0x5B...0x5D ~= $0)
    }
  }
}

/// A text that is no Message-ID.
package struct MessageIDError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    case grammar
    case tooLong
  }

  package let text: String
  package let reason: Reason

  package var description: String {
    switch reason {
    case .grammar: "“\(text.printable)” is no Message-ID: it has to look like <word@domain>"
    case .tooLong: "the Message-ID “\(String(text.prefix(60)).printable)…” is over 250 octets"
    }
  }
}
