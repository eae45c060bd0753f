import Civil

/// Which mail a bounce answers, whichever mailbox wrote it.
///
/// The one whose draft it names; else the newest mail to that person up to it. That may be another one
/// once the journal learns of a mail that went before the bounce.
struct BounceLog: Sendable {
  private var mails: [ContactID: [Mail]] = [:]
  private var bounces: [ContactID: [Bounce]] = [:]

  private struct Mail {
    let id: TouchID
    let at: Instant
    let draft: DraftID?
  }

  private struct Bounce {
    let at: Instant
    let draft: DraftID?
  }

  mutating func add(mail touch: Touch, draft: DraftID?) {
    guard let contact = touch.contact else { return }
    let mail = Mail(id: touch.id, at: touch.at, draft: draft)
    let list = mails[contact] ?? []
    mails[contact, default: []].insert(
      mail,
      at: list.lastIndex { $0.at <= touch.at }.map { $0 + 1 } ?? 0
    )
  }

  mutating func add(bounce touch: Touch, draft: DraftID?) {
    guard let contact = touch.contact else { return }
    bounces[contact, default: []].append(Bounce(at: touch.at, draft: draft))
  }

  func hasBounced(_ mail: TouchID, to contact: ContactID?, upTo now: Instant) -> Bool {
    guard let contact, let bounces = bounces[contact] else { return false }
    return bounces.contains { $0.at <= now && answered(by: $0, of: contact)?.id == mail }
  }

  private func answered(by bounce: Bounce, of contact: ContactID) -> Mail? {
    let mails = mails[contact] ?? []
    if let draft = bounce.draft { return mails.last { $0.draft == draft } }
    return mails.last { $0.at <= bounce.at }
  }
}
