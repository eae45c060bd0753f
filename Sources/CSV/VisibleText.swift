extension Character {
  /// Control characters as `\u{…}`, so that data cannot act on the terminal that shows it.
  var visible: String { String(self).visible }
}

extension String {
  /// The text with control, bidirectional and line-breaking characters written as `\u{…}`.
  var visible: String {
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.isHidden {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}

extension Unicode.Scalar {
  fileprivate var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
