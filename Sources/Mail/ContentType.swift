/// The value of a Content-Type field (RFC 2045 §5.1); a Content-Disposition has the same form with
/// an empty subtype.
package struct ContentType: Hashable, Sendable {
  /// In lower case.
  package let type: String
  /// In lower case.
  package let subtype: String
  /// Values by lower-case name; the continuations and charsets of RFC 2231 are undone.
  package let parameters: [String: String]

  /// As in `text/plain`.
  package var name: String { "\(type)/\(subtype)" }

  /// `text/plain` where a part does not say (RFC 2045 §5.2).
  static let standard = ContentType(type: "text", subtype: "plain", parameters: [:])

  init(type: String, subtype: String, parameters: [String: String]) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }

  /// Reads what is there; a type without its subtype has an empty one.
  init(_ raw: [UInt8]) {
    let head = raw.prefix { $0 != .semicolon }
    let words = head.filter { !$0.isBlank }.map(\.lowercased)
      .split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    type = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    subtype = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
    parameters = ParameterList(raw[head.endIndex...]).values
  }
}
