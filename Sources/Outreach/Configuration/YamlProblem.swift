/// One thing that is wrong in a YAML document that a person wrote, with the place to go to.
package struct YamlProblem: Error, Hashable, Sendable {
  package let place: Place
  /// The keys that lead there, `cadence.contact.gap`, list items counted from 1 as in
  /// `steps[2]`; empty for the document itself.
  package let path: String
  package let fault: Fault

  package init(place: Place, path: String, fault: Fault) {
    self.place = place
    self.path = path
    self.fault = fault
  }

  /// What is wrong; `description` puts it in words.
  package enum Fault: Hashable, Sendable {
    /// The text is not YAML, and nothing behind that place was read.
    case syntax(String)
    /// Something else stands where a value of this sort belongs.
    case expected(String, found: String, suggestion: String? = nil)
    /// A key that nothing reads.
    case unknownKey(String, known: [String], suggestion: String?)
    /// A key that is not read on purpose, and what to write in its place.
    case refusedKey(String, instead: String)
    /// The key stands twice in one mapping; the place is the first one's, and `again` the line
    /// of the second where it is known.
    case duplicateKey(String, again: Int?)
    case missingKey(String, expected: String)
    /// What the value's own type says of it.
    case invalid(String)
    /// The document is larger or deeper than a person would write one.
    case limit(String)
  }
}

extension YamlProblem: CustomStringConvertible {
  /// `rapport.yaml:4:8: cadence.window: expected …, found “…”`.
  package var description: String {
    path.isEmpty ? "\(place): \(sentence)" : "\(place): \(path): \(sentence)"
  }

  /// What is wrong and what to write, without the place.
  package var sentence: String {
    switch fault {
    case .syntax(let explanation): "this is not YAML: \(explanation)"
    case .expected(let expected, let found, let suggestion):
      "expected \(expected), found \(found)" + Self.question(suggestion)
    case .unknownKey(let key, let known, let suggestion):
      "the key \(key.quotation) is not known"
        + (suggestion == nil ? Self.list(known) : Self.question(suggestion))
    case .refusedKey(_, let instead): instead
    case .duplicateKey(let key, let again):
      "the key \(key.quotation) is written twice" + (again.map { ", again in line \($0)" } ?? "")
        + ": keep one"
    case .missingKey(let key, let expected): "the key “\(key)” is missing: expected \(expected)"
    case .invalid(let explanation), .limit(let explanation): explanation
    }
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean “\($0)”?" } ?? ""
  }

  private static func list(_ known: [String]) -> String {
    known.isEmpty ? "; remove it" : "; known here: " + known.joined(separator: ", ")
  }
}
