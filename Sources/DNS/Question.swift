/// What a name server is asked.
package struct Question: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Hashable, Sendable {
    case text = "TXT"
    case mailExchanger = "MX"
    case address4 = "A"
    case address6 = "AAAA"
  }

  package let kind: Kind
  /// In lower case, without the final dot.
  package let name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    var name = name.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    self.name = name
  }

  package var description: String { "\(name) \(kind.rawValue)" }
}
