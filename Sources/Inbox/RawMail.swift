import Mail

/// A message as it lies in a mailbox, with a name by which it is known again.
package struct RawMail: Hashable, Sendable {
  package let key: MailKey
  package let bytes: [UInt8]
  /// The message was longer than is read of one; `bytes` is its beginning.
  package let isCut: Bool

  package init(key: MailKey, bytes: [UInt8], isCut: Bool = false) {
    self.key = key
    self.bytes = bytes
    self.isCut = isCut
  }

  /// 64 MiB: more than mail servers take.
  package static let limit = 64 << 20
}

/// Names one message of one mailbox, however often and however much later it is read.
package struct MailKey: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
}

extension MailKey {
  /// By what the message says: for mailboxes that give their messages no name.
  ///
  /// Left out are the fields in which mail programs note what was read, answered or marked.
  init(content bytes: [UInt8]) {
    var steady: [UInt8] = []
    steady.reserveCapacity(bytes.count)
    var rest = bytes[...]
    var isLeftOut = false
    while let first = rest.first, first != 0x0A, first != 0x0D {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      let line = rest[..<end]
      if first != 0x20, first != 0x09 { isLeftOut = Self.isNote(line) }
      if !isLeftOut { steady += line }
      rest = rest[end...]
    }
    text = "sha256:" + Digest.of(steady + rest).hex
  }

  private static func isNote(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.prefix(40).firstIndex(of: 0x3A) else { return false }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    return notes.contains(name) || name.hasPrefix("x-mozilla-")
  }

  private static let notes: Set = [
    "status", "x-status", "x-keywords", "x-uid", "x-imap", "x-imapbase", "content-length", "lines",
    "x-evolution", "x-kmail-signaturestate", "x-kmail-encryptionstate", "x-gmail-labels",
  ]
}
