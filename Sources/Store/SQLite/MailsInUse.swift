import Civil
import Mail
import Outreach

/// What went or is in a sender's hands since an instant, as the claims of a delivery count it.
///
/// A few octets of each mail stay here, however many there are: when it went from its mailbox, and to
/// which person by the row. What went to one account, person or domain is read from the database
/// when a claim asks for it.
struct MailsInUse {
  let since: Instant
  /// Of mailboxes alone.
  private var mailboxes = Tally()
  private var recipients = Recipients()

  /// Reads what the database has; from then on the caller tells what changes.
  init(since: Instant, _ connection: SQLConnection) throws(StoreError) {
    self.since = since
    var mails = try connection.mailsInUse(since: since)
    while let mail = try mails.next() { add(mail.reservation, to: mail.contact) }
  }

  private mutating func add(_ mail: Reservation, to contact: Int64?) {
    mailboxes.addToMailbox(mail, gap: 0)
    if let contact { recipients.add(mail, to: contact) }
  }

  /// Notes that a draft changed, before which it counted as `old`, and counts as `new` now.
  mutating func replace(_ old: Reservation?, by new: Reservation?, to contact: Int64) {
    if let old {
      mailboxes.removeFromMailbox(old, gap: 0)
      recipients.remove(old)
    }
    if let new { add(new, to: contact) }
  }

  /// All that counts against the caps which a claim of this draft has to keep.
  mutating func tally(
    for brief: DeliveryBrief,
    _ connection: SQLConnection
  ) throws(StoreError) -> Tally {
    let draft = brief.draft
    let domain = Tally.counted(draft.record.envelope.recipient.domain)
    var tally = mailboxes
    if brief.candidate.mayHaveMails(since: since) {
      var mails = try connection.mailsInUse(since: since, at: draft.account)
      while let mail = try mails.next() { tally.addToRecipient(mail.reservation) }
    }
    let people = recipients.people(near: draft, domain)
    if !people.isEmpty {
      var mails = try connection.mailsInUse(since: since, to: people, besides: draft.account)
      while let mail = try mails.next() { tally.addToRecipient(mail.reservation) }
    }
    guard let domain else { return tally }
    if let counted = recipients.crowds[domain] {
      tally.setMails(toDomain: domain, counted)
    } else if people.count > Self.few {
      recipients.crowds[domain] = tally.mails(toDomain: domain)
    }
    return tally
  }

  /// The mails to more people of one domain are counted once and kept.
  private static let few = 4
}

extension Candidate {
  /// Whether a mail to the account, or to a teammate because of it, may count; says yes too often.
  fileprivate func mayHaveMails(since: Instant) -> Bool {
    touches.contains { $0.kind == .mailOut && $0.at >= since }
      || drafts.contains { draft in
        switch draft.state {
        case .claimed, .transmitting, .unknown, .handedOver: true
        case .drafted, .approved, .sent, .rejected, .skipped, .withdrawn, .superseded: false
        }
      }
  }
}

/// Whom mails went to lately: those whose mails have to be looked up for a cap per domain, and those
/// who get mails about several accounts.
private struct Recipients {
  /// The first person of each domain, by a hash of its name.
  private var first: [UInt32: UInt32] = [:]
  /// Everybody else of the same hash.
  private var others: [UInt32: Set<Int64>] = [:]
  /// Teammates who were written to about an account that is not their own.
  private var visitors: Set<Int64> = []
  /// All mails to the domains that many people of were written to.
  var crowds: [String: [Instant]] = [:]

  mutating func add(_ mail: Reservation, to contact: Int64) {
    if mail.isInternal {
      visitors.insert(contact)
      return
    }
    guard let domain = Tally.counted(mail.domain) else { return }
    if crowds[domain]?.append(mail.at) != nil { return }
    let hash = Self.hash(domain)
    guard let row = UInt32(exactly: contact), first[hash, default: row] == row else {
      others[hash, default: []].insert(contact)
      return
    }
    first[hash] = row
  }

  /// Only crowds are counted here; of the rest the database knows that it is gone.
  mutating func remove(_ mail: Reservation) {
    guard !crowds.isEmpty, !mail.isInternal, let domain = Tally.counted(mail.domain),
      let index = crowds[domain]?.firstIndex(of: mail.at)
    else { return }
    crowds[domain]?.remove(at: index)
  }

  /// Everybody whose mails may concern the draft, without those that are its account's own.
  func people(near draft: StoredDraft, _ domain: String?) -> Set<Int64> {
    var people: Set<Int64> = []
    if let domain, crowds[domain] == nil {
      let hash = Self.hash(domain)
      people = others[hash] ?? []
      if let row = first[hash] { people.insert(Int64(row)) }
    }
    if draft.isInternal || visitors.contains(draft.contact) { people.insert(draft.contact) }
    return people
  }

  /// Two domains may share one: each mail that is looked up says its own.
  private static func hash(_ domain: String) -> UInt32 {
    UInt32(truncatingIfNeeded: domain.hashValue)
  }
}
