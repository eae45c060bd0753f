/// A status of RFC 3463: class, subject, detail, such as `5.1.1`.
package struct EnhancedCode: Sendable, Hashable, CustomStringConvertible {
  package let statusClass: Int
  package let subject: Int
  package let detail: Int

  package init(_ statusClass: Int, _ subject: Int, _ detail: Int) {
    self.statusClass = statusClass
    self.subject = subject
    self.detail = detail
  }

  package var description: String { "\(statusClass).\(subject).\(detail)" }

  /// Takes a code off the front of `text`, if one is there and its class is that of `code`
  /// (RFC 2034 §4); a code that contradicts the reply is left standing as text.
  static func split(
    _ text: ArraySlice<UInt8>,
    agreeingWith code: Int
  ) -> (EnhancedCode?, ArraySlice<UInt8>) {
    var rest = text
    guard let statusClass = number(&rest, before: "."), let subject = number(&rest, before: "."),
      let detail = number(&rest, before: " "), statusClass == code / 100
    else { return (nil, text) }
    return (EnhancedCode(statusClass, subject, detail), rest)
  }

  /// One to three digits and what ends them, which the end of the text does for the last number.
  private static func number(_ text: inout ArraySlice<UInt8>, before end: Unicode.Scalar) -> Int? {
    let digits = text.prefix { (48...57).contains($0) }
    text = text[digits.endIndex...]
    guard (1...3).contains(digits.count),
      end == " " && text.isEmpty || text.first == UInt8(ascii: end)
    else { return nil }
    text = text.dropFirst()
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
