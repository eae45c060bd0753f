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
  static func split(_ text: [UInt8], agreeingWith code: Int) -> (EnhancedCode?, ArraySlice<UInt8>) {
    let word = text.prefix { $0 != UInt8(ascii: " ") }
    let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map(number)
    guard parts.count == 3, let statusClass = parts[0], let subject = parts[1],
      let detail = parts[2], statusClass == code / 100
    else { return (nil, text[...]) }
    return (EnhancedCode(statusClass, subject, detail), text[word.endIndex...].dropFirst())
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...3).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
