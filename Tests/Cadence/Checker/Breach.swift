/// A mail that went, or was planned, against a rule.
package struct Breach: Codable, Hashable, Sendable, CustomStringConvertible {
  /// As `rapport.yaml` and the program's own output call it.
  package let rule: String
  /// Which entry of the journal.
  package let entry: Int
  package let text: String

  package var description: String { "\(rule): entry \(entry): \(text)" }
}
