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
    let touch = Touch(
      id: try freeID("mail:\(record.id)"),
      account: record.key.account,
      contact: record.key.contact,
      kind: .mailOut,
      at: instant,
      text: record.subject,
      position: record.key.position,
      mailbox: record.mailbox
    )
    try append(touch, of: draft, at: now)
  }

  /// The journal's entry of a draft that was refused because of its recipient.
  func appendBounce(
    of draft: StoredDraft,
    note: String,
    at now: Instant
  ) throws(StoreError) {
    let record = draft.record
    let touch = Touch(
      id: try freeID("bounce:\(record.id)"),
      account: record.key.account,
      contact: record.key.contact,
      kind: .bounce,
      at: now,
      text: note
    )
    try append(touch, of: draft, at: now)
  }

  private func append(
    _ touch: Touch,
    of draft: StoredDraft,
    at now: Instant
  ) throws(StoreError) {
    guard
      try append(
        touch,
        account: draft.account,
        contact: draft.contact,
        draft: draft.key,
        at: now
      )
    else { throw .damaged(path: path, reason: "the index of touches misses \(touch.id)") }
  }

  /// The id, or with a number behind it where an import brought a touch of that name.
  ///
  /// A mail that went out has to be noted, whatever a file called its own touches.
  private func freeID(_ text: String) throws(StoreError) -> TouchID {
    var id = TouchID(text)
    var number = 1
    while try integer("SELECT 1 FROM touches WHERE id = ?", id) != nil {
      number += 1
      id = TouchID("\(text)/\(number)")
    }
    return id
  }
}
