/// A text that is no address that we can send to, and why.
package struct AddressError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    case empty
    case noAt
    case emptyLocalPart
    case quoted
    case misplacedDot
    case localPartTooLong(octets: Int)
    case tooLong(octets: Int)
    /// Column: from 1, in Unicode scalars of the address.
    case character(Unicode.Scalar, column: Int)
    case literal
    case domain(DomainError)
  }

  package let text: String
  package let reason: Reason

  package var description: String { "the address “\(text.printable)” \(fault)" }

  private var fault: String {
    switch reason {
    case .empty: "is empty: write one like name@company.example"
    case .noAt: "has no @: write one like name@company.example"
    case .emptyLocalPart: "has nothing before the @: write the mailbox's name there"
    case .quoted: "has a quoted part before the @, which is not supported: ask for another address"
    case .misplacedDot: "has a dot at an edge, or two in a row, before the @: remove it"
    case .localPartTooLong(let octets): "has \(octets) octets before the @; 64 is the most"
    case .tooLong(let octets): "is \(octets) octets long; 254 is the most"
    case .character(let scalar, let column):
      "has \(scalar.named) at column \(column), which no address may hold: remove it"
    case .literal: "has an IP address as its domain: write the domain's name"
    case .domain(let error): "is not usable: \(error)"
    }
  }
}
