import Civil
import Outreach

extension SQLRow {
  /// A rule and its reason in two columns; nil where the rule is empty.
  func reason(_ column: Int32) throws(StoreError) -> AgendaWish.Reason? {
    guard try !text(column).isEmpty else { return nil }
    return AgendaWish.Reason(rule: try word(column), text: try text(column + 1))
  }
}

extension AgendaQueue {
  /// `first`: the column of the queue's key, with the others behind it.
  init(_ row: SQLRow, from first: Int32 = 0) throws(StoreError) {
    let mailbox = try row.text(first + 1)
    guard let priority = Wish.Priority(rawValue: try row.count(first + 5)) else {
      throw row.damage(first + 5, "is no priority")
    }
    self.init(
      mailbox: mailbox.isEmpty ? nil : MailboxID(mailbox),
      zone: try row.zone(first + 2),
      country: try row.text(first + 3).isEmpty ? nil : row.country(first + 3),
      kind: try row.word(first + 4),
      priority: priority
    )
  }
}
