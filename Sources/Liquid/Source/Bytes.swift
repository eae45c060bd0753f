extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let dash = UInt8(ascii: "-")

  /// White space as the language has it: NUL, tab, line feed, vertical tab, form feed, return, space.
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) || self == 0 }

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// A letter, a digit or an underscore.
  var isWord: Bool { isLetter || isDigit || self == 0x5F }
}

extension Collection where Element == UInt8 {
  /// Whether there is nothing but white space.
  var isBlank: Bool { allSatisfy(\.isBlank) }
}
