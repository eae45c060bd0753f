extension StringProtocol {
  /// The text without white space at its edges: spaces, line ends, tabs, no-break and other
  /// Unicode spaces.
  var trimmedText: String {
    let scalars = Substring(self).unicodeScalars
    let isText = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
    guard let start = scalars.firstIndex(where: isText), let end = scalars.lastIndex(where: isText)
    else { return "" }
    return String(scalars[start...end])
  }
}
