import Mail
import Outreach

extension RecordName {
  init(_ account: Book.Row<Account>, _ cell: Spot.Cell? = nil) {
    self.init(
      account: account.value.id.text,
      contact: nil,
      names: [account.value.name],
      cell: cell
    )
  }

  /// `Bo, Birch Foods`.
  init(_ contact: Contact, at account: Account, _ cell: Spot.Cell? = nil) {
    self.init(
      account: account.id.text,
      contact: contact.id.text,
      names: [contact.displayName ?? contact.address.description, account.name],
      cell: cell
    )
  }
}

extension RecordName {
  /// `Bo, Birch Foods`.
  var text: String { names.map(\.forMessage).joined(separator: ", ") }
}

extension String {
  /// A text from a file on one line of a message, cut after 60 characters.
  var forMessage: String { forMessage(upTo: 60) }

  func forMessage(upTo count: Int) -> String {
    let start = String(prefix(count))
    return start.printable + (start.utf8.count < utf8.count ? "…" : "")
  }
}
