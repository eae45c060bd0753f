package import Wire

/// One complete reply of an SMTP server (RFC 5321 §4.2).
package struct Reply: Sendable, Equatable {
  /// 0…999; its meaning is judged, not assumed.
  package let code: Int
  /// RFC 3463, where the reply begins with one that agrees with `code`.
  package let enhanced: EnhancedCode?
  /// The text of all lines, joined by a space, bounded, and safe to show.
  package let text: VisibleText

  package init(code: Int, text: ArraySlice<UInt8>) {
    self.code = code
    let (enhanced, rest) = EnhancedCode.split(text, agreeingWith: code)
    self.enhanced = enhanced
    self.text = VisibleText(rest, limit: 2_000)
  }

  package init(code: Int, text: String) { self.init(code: code, text: Array(text.utf8)[...]) }
}

extension Reply: CustomStringConvertible {
  package var description: String {
    var words = String(code)
    if let enhanced { words += " \(enhanced)" }
    if !text.text.isEmpty { words += " " + text.text }
    return words
  }
}
