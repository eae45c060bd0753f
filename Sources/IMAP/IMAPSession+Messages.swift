package import Mail
import Wire

/// What is known of a message in the open folder without its text.
package struct MessageFacts: Sendable, Hashable {
  package let uid: UInt32
  /// In octets, as the server counts them.
  package let size: Int
  /// In capitals, such as `\DRAFT`.
  package let flags: Set<String>

  package init(uid: UInt32, size: Int, flags: Set<String>) {
    self.uid = uid
    self.size = size
    self.flags = flags
  }
}

extension IMAPSession {
  /// The UIDs of the open folder's messages with this Message-ID, those that are marked as deleted
  /// among them.
  package func uids(of messageID: MessageID) throws(IMAPError) -> [UInt32] {
    // So that what came into the folder meanwhile is found, too.
    _ = try run(IMAPCommand("NOOP"))
    let name = IMAPCommand("UID SEARCH")
    guard let text = IMAPArgument.quoted(Array("<\(messageID.text)>".utf8)) else {
      throw error(.incomplete, in: name)
    }
    let words = Array("HEADER Message-ID ".utf8)
    let answer = try run(IMAPCommand("UID SEARCH", words + text))
    let found = answer.data.filter { $0.first?.name == "SEARCH" }
    return Set(found.flatMap { $0.dropFirst().compactMap(\.number) }).sorted()
  }

  /// Size and flags of a message; nil where it is no longer there.
  package func facts(of uid: UInt32) throws(IMAPError) -> MessageFacts? {
    let items = Array("\(uid) (UID RFC822.SIZE FLAGS)".utf8)
    let answer = try run(IMAPCommand("UID FETCH", items))
    for data in answer.data {
      guard let found = FetchedItems(data), found["UID"]?.number == uid,
        let size = found["RFC822.SIZE"]?.number, let flags = found["FLAGS"]?.items
      else { continue }
      return MessageFacts(uid: uid, size: Int(size), flags: Set(flags.compactMap(\.name)))
    }
    return nil
  }

  /// The octets of a message, without marking it as read; nil where it is no longer there.
  package func octets(of uid: UInt32) throws(IMAPError) -> [UInt8]? {
    let answer = try run(IMAPCommand("UID FETCH", Array("\(uid) (UID BODY.PEEK[])".utf8)))
    for data in answer.data {
      guard let found = FetchedItems(data), found["UID"]?.number == uid,
        case .string(let octets)? = found["BODY[]"]
      else { continue }
      return octets
    }
    return nil
  }

  /// Marks a message as deleted and, where the server can do that to one message alone, removes it.
  ///
  /// `false`: it is only marked (no UIDPLUS, RFC 4315), since a plain EXPUNGE would also remove what
  /// others marked.
  package func delete(_ uid: UInt32) throws(IMAPError) -> Bool {
    let flags = Array("\(uid) +FLAGS.SILENT (\\Deleted)".utf8)
    _ = try run(IMAPCommand("UID STORE", flags))
    guard capabilities.contains("UIDPLUS") || capabilities.contains("IMAP4REV2") else {
      return false
    }
    _ = try run(IMAPCommand("UID EXPUNGE", Array(String(uid).utf8)))
    return true
  }
}

/// The items of one `* n FETCH (…)`, by name.
private struct FetchedItems {
  private var items: [String: IMAPValue] = [:]

  /// nil where it is another answer.
  init?(_ data: [IMAPValue]) {
    guard data.count == 3, data[1].name == "FETCH", let pairs = data[2].items,
      pairs.count.isMultiple(of: 2)
    else { return nil }
    for index in stride(from: 0, to: pairs.count, by: 2) {
      guard let name = pairs[index].name else { return nil }
      items[name] = pairs[index + 1]
    }
  }

  subscript(_ name: String) -> IMAPValue? { items[name] }
}
