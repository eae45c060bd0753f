/// A text that is no domain, and why.
package struct DomainError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    case empty
    case emptyLabel
    case labelTooLong(String)
    case tooLong(octets: Int)
    case hyphenAtEdge(String)
    case numericTopLevel
    /// Column: from 1, in Unicode scalars of the domain.
    case character(Unicode.Scalar, column: Int)
    /// libidn2's words for what the international name breaks.
    case idna(String)
  }

  package let text: String
  package let reason: Reason

  package var description: String { "the domain “\(text.printable)” \(fault)" }

  private var fault: String {
    switch reason {
    case .empty: "is empty: write the part behind the @"
    case .emptyLabel: "has a dot too many: remove it"
    case .labelTooLong(let label):
      "has the part “\(label.printable)” of \(label.utf8.count) octets; 63 is the most"
    case .tooLong(let octets): "is \(octets) octets long; 253 is the most"
    case .hyphenAtEdge(let label):
      "has the part “\(label.printable)” with a hyphen at its edge: remove it"
    case .numericTopLevel: "ends in a number, as an IP address does: write the domain's name"
    case .character(let scalar, let column):
      "has \(scalar.named) at column \(column), which no domain may hold"
    case .idna(let explanation): "is no international domain name: \(explanation)"
    }
  }
}
