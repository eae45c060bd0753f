package import Liquid

/// What a template made of a record, and which of it came from values.
package struct FilledText: Hashable, Sendable {
  package let text: String
  /// In order; the ranges are octets of `text`.
  package let fillings: [Filling]

  package init(_ text: String, fillings: [Filling]) {
    self.text = text
    self.fillings = fillings
  }
}
