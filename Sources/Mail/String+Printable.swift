extension String {
  /// The text for a terminal, log, page or error: what would act or hide is written as an escape.
  ///
  /// Controls, bidirectional overrides, line separators, invisible and private characters become
  /// `\n`, `\t`, `\r` or `\u{1B}`. A joiner or a variation selector stays between characters
  /// outside ASCII, where scripts and emoji need it. More marks on one character than any script
  /// puts there, which would cover the lines above and below, are escapes. For people only: a
  /// backslash of the text is not doubled, so that the result cannot be read back.
  package var printable: String {
    if utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return self }
    var result = ""
    result.reserveCapacity(utf8.count)
    var previous: Unicode.Scalar = " "
    var marks = 0
    for scalar in unicodeScalars {
      marks = scalar.isMark ? marks + 1 : scalar.joins ? marks : 0
      let stays = scalar.joins ? !previous.isASCII : !scalar.isUnseen && marks <= Self.mostMarks
      if stays { result.unicodeScalars.append(scalar) } else { result += scalar.escaped }
      previous = scalar
    }
    return result
  }

  /// A letter of pointed and chanted Hebrew has five, of Tibetan six.
  private static var mostMarks: Int { 8 }
}

extension Unicode.Scalar {
  /// Quoted where it can be seen, with its code point where not.
  var named: String { isUnseen || joins || self == " " ? "U+\(hex)" : "“\(self)”" }

  fileprivate var escaped: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }

  /// Set above, below or through the character before it.
  fileprivate var isMark: Bool {
    guard value >= 0x300 else { return false }
    let category = properties.generalCategory
    return category == .nonspacingMark || category == .enclosingMark
  }

  /// ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER and the variation selectors of emoji and signs.
  fileprivate var joins: Bool { 0x200C...0x200D ~= value || 0xFE00...0xFE0F ~= value }

  fileprivate var isUnseen: Bool {
    if isASCII { return !(0x20...0x7E ~= value) }
    if properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return false
    }
  }

  private var hex: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
