/// A host or mail domain, kept as A-labels in lower case (RFC 5890), whatever it was written as.
///
/// `Müller.example`, `müller.EXAMPLE` and `xn--mller-kva.example` are one value.
/// At most 253 octets, labels of 1 to 63 letters, digits and hyphens; the last label is not a
/// number, so that a bare IP address is no domain.
package struct DomainName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The A-label form, which goes over the wire.
  package let ascii: String

  package init(_ text: String) throws(DomainError) {
    guard !text.isEmpty else { throw DomainError(text: text, reason: .empty) }
    if Self.needsMapping(text) {
      ascii = try Self.checked(try Self.mapped(text), from: text)
    } else {
      ascii = try Self.checked(text, from: text)
    }
  }

  /// The U-label form for people; the A-label form where there is no valid other.
  package var unicode: String { IDNA.unicode(of: ascii) ?? ascii }

  package var description: String { ascii }

  package static func < (left: Self, right: Self) -> Bool { left.ascii < right.ascii }

  /// Whether the octets are a name in its final form, seen in one reading: labels of small letters,
  /// digits and single hyphens.
  ///
  /// False for much that is right as well.
  static func isPlain(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous = UInt8.dot
    var label = 0
    var isNumber = true
    for octet in octets {
      switch octet {
      case 0x61...0x7A: isNumber = false
      case 0x30...0x39: break
      case .hyphen where previous != .dot && previous != .hyphen: isNumber = false
      case .dot where previous != .dot && previous != .hyphen:
        label = -1
        isNumber = true
      default: return false
      }
      label += 1
      guard label <= 63 else { return false }
      previous = octet
    }
    return !isNumber && previous != .hyphen && octets.count <= 253
  }

  private static func needsMapping(_ text: String) -> Bool {
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if !byte.isASCII { return true }
      // "n--" is the end of the prefix of an A-label, which has to decode to something.
      if previous.0 | 0x20 == 0x6E, previous.1 == .hyphen, byte == .hyphen { return true }
      previous = (previous.1, byte)
    }
    return false
  }

  private static func mapped(_ text: String) throws(DomainError) -> String {
    for (index, scalar) in text.unicodeScalars.enumerated()
    where scalar.isASCII && !isAllowed(UInt8(truncatingIfNeeded: scalar.value)) {
      throw DomainError(text: text, reason: .character(scalar, column: index + 1))
    }
    do throws(IDNA.Failure) {
      return try IDNA.ascii(of: text)
    } catch {
      throw DomainError(text: text, reason: .idna(error.explanation))
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == .hyphen || byte == .dot
  }

  private static func checked(_ ascii: String, from text: String) throws(DomainError) -> String {
    var hasUpper = false
    for (index, scalar) in ascii.unicodeScalars.enumerated() {
      guard scalar.isASCII, isAllowed(UInt8(truncatingIfNeeded: scalar.value)) else {
        throw DomainError(text: text, reason: .character(scalar, column: index + 1))
      }
      hasUpper = hasUpper || 0x41...0x5A ~= scalar.value
    }
    if let reason = labelFault(in: ascii.utf8) { throw DomainError(text: text, reason: reason) }
    return hasUpper ? ascii.lowercased() : ascii
  }

  private static func labelFault(in name: String.UTF8View) -> DomainError.Reason? {
    guard name.count <= 253 else { return .tooLong(octets: name.count) }
    var lastIsNumber = false
    for label in name.split(separator: .dot, omittingEmptySubsequences: false) {
      guard !label.isEmpty else { return .emptyLabel }
      guard label.count <= 63 else { return .labelTooLong(String(Substring(label))) }
      guard label.first != .hyphen, label.last != .hyphen else {
        return .hyphenAtEdge(String(Substring(label)))
      }
      lastIsNumber = label.allSatisfy(\.isDigit)
    }
    return lastIsNumber ? .numericTopLevel : nil
  }
}
