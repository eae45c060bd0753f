import Civil
import Outreach

extension SQLConnection {
  /// The journal's entry of a draft that went out at `instant`.
  func appendMail(
    of draft: StoredDraft,
    at instant: Instant,
    noted now: Instant
  ) throws(StoreError) {
    let record = draft.record
    try append("mail:\(record.id)", of: draft, at: now) { id in
      Touch(
        id: id,
        account: record.key.account,
        contact: record.key.contact,
        kind: .mailOut,
        at: instant,
        text: record.subject,
        position: record.key.position,
        mailbox: record.mailbox
      )
    }
  }

  /// The journal's entry of a draft that was refused because of its recipient.
  func appendBounce(
    of draft: StoredDraft,
    note: String,
    at now: Instant
  ) throws(StoreError) {
    let key = draft.record.key
    try append("bounce:\(draft.record.id)", of: draft, at: now) { id in
      Touch(id: id, account: key.account, contact: key.contact, kind: .bounce, at: now, text: note)
    }
  }

  /// Appends a touch under a name, with a number behind it where an import brought one so called.
  ///
  /// A mail that went out has to be noted, whatever a file called its own touches.
  private func append(
    _ name: String,
    of draft: StoredDraft,
    at now: Instant,
    touch: (TouchID) -> Touch
  ) throws(StoreError) {
    var id = TouchID(name)
    var number = 1
    while try !append(
      touch(id),
      account: draft.account,
      contact: draft.contact,
      draft: draft.key,
      at: now
    ) {
      guard try integer("SELECT 1 FROM touches WHERE id = ?", id) != nil else {
        throw .damaged(path: path, reason: "the index of touches misses \(id)")
      }
      number += 1
      id = TouchID("\(name)/\(number)")
    }
  }
}
