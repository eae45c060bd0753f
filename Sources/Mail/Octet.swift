/// Character classes of the mail grammars, over octets.
extension UInt8 {
  /// `atext` of RFC 5322 §3.2.3: what an unquoted word is made of.
  var isAtext: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x5E...0x7E: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F: true
    default: false
    }
  }

  var isDigit: Bool { 0x30...0x39 ~= self }

  var isLetter: Bool { 0x61...0x7A ~= self | 0x20 }

  var isASCII: Bool { self < 0x80 }

  /// Printable ASCII without the space.
  var isVisible: Bool { 0x21...0x7E ~= self }

  var isBlank: Bool { self == .space || self == .tab }

  var lowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }

  /// The value of a hex digit, of either case.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }

  static let tab: UInt8 = 0x09
  static let lf: UInt8 = 0x0A
  static let cr: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hyphen: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let equals: UInt8 = 0x3D
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let backslash: UInt8 = 0x5C
  static let underscore: UInt8 = 0x5F
}
