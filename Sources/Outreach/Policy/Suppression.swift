package import Civil
import Mail

/// Somebody who must never be mailed, with the reason and the day it was noted.
package struct Suppression: Hashable, Sendable {
  package let pattern: Pattern
  package let reason: String
  package let since: LocalDate?

  package init(pattern: Pattern, reason: String, since: LocalDate? = nil) {
    self.pattern = pattern
    self.reason = reason
    self.since = since
  }

  /// What is suppressed; all comparisons are on lower-case text.
  package enum Pattern: Hashable, Sendable, CustomStringConvertible {
    /// One address, by its `key`.
    case address(String)
    /// A domain and everything below it.
    case domain(String)
    /// A text with `*` for any run of characters, over the whole address.
    case wildcard(String)

    /// Reads `a@b.example`, `b.example`, `@b.example` or a text with `*`.
    package init?(_ text: String) {
      let text = text.lowercased()
      if text.utf8.contains(UInt8(ascii: "*")) {
        self = .wildcard(text)
      } else if text.hasPrefix("@"), text.utf8.count > 1 {
        self = .domain(String(text.dropFirst()))
      } else if text.utf8.contains(UInt8(ascii: "@")) {
        guard let address = try? Address(text) else { return nil }
        self = .address(address.key)
      } else if text.utf8.contains(UInt8(ascii: ".")) {
        self = .domain(text)
      } else {
        return nil
      }
    }

    package var description: String {
      switch self {
      case .address(let text), .domain(let text), .wildcard(let text): text
      }
    }
  }
}
