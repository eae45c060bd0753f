import Outreach

/// A text as SQLite compares it: by its octets.
///
/// Swift's strings are equal when their characters look alike, so two names that differ in how an
/// "é" is spelled would become one in a dictionary, and stay two in the tables.
struct Octets: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Self, right: Self) -> Bool {
    left.text.hasOctets(of: right.text)
  }

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for octet in text.utf8 { hasher.combine(octet) } }
  }
}
