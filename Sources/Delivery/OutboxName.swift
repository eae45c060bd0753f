/// Where a draft's file lies in an outbox: `<date>/<account>--<contact>--<step>.eml`.
///
/// Both components match `^[A-Za-z0-9._@+=,-]{1,200}$` and neither begins with a dot, so that they
/// need no quoting, hide nothing, and cannot leave the outbox.
package struct OutboxName: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let folder: String
  package let file: String

  /// A name of parts that need not be harmless: what cannot stand in a name becomes `_`, and a name
  /// that had to be changed ends in `+` and 16 hex digits of what it was made from.
  ///
  /// Different parts give different names: what looks like a changed name is itself changed. The
  /// date is the day it is planned for, such as `2026-03-09`.
  package init(date: String, account: String, contact: String, step: String) {
    folder = Slug.joined([date], limit: 200)
    file = Slug.joined([account, contact, step], limit: 196) + ".eml"
  }

  /// A path such as `description` gives, as it is found in an outbox's list; nil for any other.
  package init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ Slug.isHarmless($0.utf8) }), path.hasSuffix(".eml")
    else { return nil }
    folder = String(parts[0])
    file = String(parts[1])
  }

  package static func < (a: Self, b: Self) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }

  package var description: String { "\(folder)/\(file)" }
}
