extension Address {
  /// Refuses what the `Dot-string` of RFC 5321 §4.1.2 (with RFC 6531 §3.3) does not allow.
  static func check(_ local: Substring, in text: String) throws(AddressError) {
    guard let first = local.utf8.first else {
      throw AddressError(text: text, reason: .emptyLocalPart)
    }
    if first == .quote { throw AddressError(text: text, reason: .quoted) }
    var previous: Unicode.Scalar = "."
    for (index, scalar) in local.unicodeScalars.enumerated() {
      if scalar == ".", previous == "." { throw AddressError(text: text, reason: .misplacedDot) }
      guard scalar == "." || isAllowed(scalar) else {
        throw AddressError(text: text, reason: .character(scalar, column: index + 1))
      }
      previous = scalar
    }
    if previous == "." { throw AddressError(text: text, reason: .misplacedDot) }
  }

  /// Whether the octets are a right local part in its final form; false for all that is not ASCII.
  static func isPlainLocalPart(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous = UInt8.dot
    for octet in octets {
      guard octet.isAtext || octet == .dot && previous != .dot else { return false }
      previous = octet
    }
    return previous != .dot && octets.count <= 64
  }

  /// Letters, marks, digits, signs; nothing that is invisible, unassigned or private.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value).isAtext }
    if scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{FFFD}" { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
      .lineSeparator, .paragraphSeparator:
      return false
    default: return true
    }
  }
}
