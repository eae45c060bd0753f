internal import Glibc

/// A text that names one record, kept as the person wrote it.
///
/// Identifiers come from the data (`id` column) or are derived from it by a stated rule, so that
/// the same files give the same identifiers in a stateless preview and in a database.
package protocol Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  var text: String { get }
  init(_ text: String)
}

extension Identifier {
  /// Octets decide, as they do in a database: two spellings of one letter are two identifiers.
  package static func == (left: Self, right: Self) -> Bool {
    left.text.hasOctets(of: right.text)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension String {
  /// Written alike, octet by octet; Swift's own strings are equal when they look alike.
  package func hasOctets(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isEqual = utf8.withContiguousStorageIfAvailable { octets in
      other.utf8.withContiguousStorageIfAvailable { others in
        guard let start = octets.baseAddress, let other = others.baseAddress else { return true }
        return memcmp(start, other, octets.count) == 0
      }
    }
    return (isEqual ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}

/// Names an account: the `id` column, else the registrable domain; never the name's text.
package struct AccountID: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// Names a contact: the `id` column, else the address in lower case.
package struct ContactID: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// Names a mailbox: its key under `mailboxes:`.
package struct MailboxID: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// Names a sequence: its key under `sequences:`.
package struct SequenceID: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// Names a step within its sequence: its `id:`, else its template's name.
package struct StepID: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// Names a template: its path below the templates folder without the ending, `check-in/first`.
package struct TemplateName: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}

/// Names a touch: the `id` column, else derived from the touch's own values.
package struct TouchID: Identifier {
  package let text: String
  package init(_ text: String) { self.text = text }
}
