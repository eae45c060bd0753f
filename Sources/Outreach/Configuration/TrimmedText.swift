extension StringProtocol {
  /// The text without blanks at its edges: white space of Unicode, line ends and no-break spaces
  /// among it, and the spaces without width, which no person sees.
  var trimmedText: String {
    let scalars = Substring(self).unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isBlank }),
      let end = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[start...end])
  }
}

extension Unicode.Scalar {
  /// White space, or one of U+200B, U+2060, U+FEFF and U+180E, which have no width.
  var isBlank: Bool {
    switch value {
    case 0x200B, 0x2060, 0xFEFF, 0x180E: true
    default: properties.isWhitespace
    }
  }
}
