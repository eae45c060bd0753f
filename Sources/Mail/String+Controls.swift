extension StringProtocol {
  /// The first control character (general category Cc) but the tab, with its place.
  ///
  /// Where line ends are allowed, CR LF, LF and CR each count as one.
  func controlCharacter(allowingLineEnds: Bool, part: String) -> ControlCharacterError? {
    guard hasControls(allowingLineEnds: allowingLineEnds) else { return nil }
    var line = 1
    var column = 1
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      if allowingLineEnds, scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { line += 1 }
        column = 1
      } else if scalar != "\t", scalar.properties.generalCategory == .control {
        return ControlCharacterError(part: part, scalar: scalar, line: line, column: column)
      } else {
        column += 1
      }
      previous = scalar
    }
    return nil
  }

  /// A quick look at the octets: C0 without tab, DEL, and C1, which is C2 80 to C2 9F in UTF-8.
  private func hasControls(allowingLineEnds: Bool) -> Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte < 0x20 {
        let isLineEnd = byte == .lf || byte == .cr
        if byte != .tab, !(allowingLineEnds && isLineEnd) { return true }
      } else if byte == 0x7F || (previous == 0xC2 && byte < 0xA0) {
        return true
      }
      previous = byte
    }
    return false
  }

  /// Without the scalars at both edges that match.
  func trimmed(where matches: (Unicode.Scalar) -> Bool) -> Substring {
    let scalars = Substring(self).unicodeScalars
    guard let start = scalars.firstIndex(where: { !matches($0) }),
      let last = scalars.lastIndex(where: { !matches($0) })
    else { return "" }
    return Substring(scalars[start...last])
  }
}
