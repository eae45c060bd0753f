package import Civil

/// Mails that count against the caps, as they are looked up: by mailbox, account, person, domain.
package struct Tally: Sendable {
  private(set) var mailboxes: [MailboxID: Timeline] = [:]
  private var accounts: [AccountID: Instants] = [:]
  private var contacts: [ContactID: Instants] = [:]
  private var domains: [String: Instants] = [:]

  package init() {}

  /// `gap`: the pause that the mail wants before it, in seconds.
  package mutating func add(_ reservation: Reservation, gap: Int) {
    addToMailbox(reservation, gap: gap)
    addToRecipient(reservation)
  }

  /// Counts it against the caps of its mailbox alone.
  package mutating func addToMailbox(_ reservation: Reservation, gap: Int) {
    guard let mailbox = reservation.mailbox else { return }
    mailboxes[mailbox, default: Timeline()].insert(reservation.at, gap: gap)
  }

  /// Counts it against the caps of account, person and domain alone.
  package mutating func addToRecipient(_ reservation: Reservation) {
    let at = reservation.at
    contacts.add(at, of: reservation.contact)
    if reservation.isInternal { return }
    accounts.add(at, of: reservation.account)
    if let domain = Self.counted(reservation.domain) { domains.add(at, of: domain) }
  }

  /// Takes one out that was added with the same values, its gap included.
  package mutating func removeFromMailbox(_ reservation: Reservation, gap: Int) {
    guard let mailbox = reservation.mailbox else { return }
    mailboxes[mailbox]?.remove(reservation.at, gap: gap)
  }

  /// `domain`: as `counted` names it.
  package mutating func setMails(toDomain domain: String, _ mails: [Instant]) {
    domains[domain] = mails.first.map { Instants(first: $0, others: Array(mails.dropFirst())) }
  }

  package func mails(from mailbox: MailboxID) -> [Instant] { mailboxes[mailbox]?.instants ?? [] }
  package func mails(to account: AccountID) -> [Instant] { accounts[account]?.all ?? [] }
  package func mails(to contact: ContactID) -> [Instant] { contacts[contact]?.all ?? [] }
  /// Empty for a freemail provider, whose addresses are not one firm's.
  package func mails(toDomain domain: String) -> [Instant] {
    Self.counted(domain).flatMap { domains[$0]?.all } ?? []
  }

  /// The registrable domain that a cap counts for; nil for a freemail provider.
  package static func counted(_ domain: String) -> String? {
    let registrable = RegistrableDomain.of(domain) ?? domain
    return RegistrableDomain.isFreemail(registrable: registrable) ? nil : registrable
  }
}

/// The mails to one account, person or domain: nearly always one, for which no array is made.
private struct Instants: Sendable {
  var first: Instant
  var others: [Instant] = []

  var all: [Instant] { [first] + others }
}

extension Dictionary where Value == Instants {
  fileprivate mutating func add(_ instant: Instant, of key: Key) {
    if let index = index(forKey: key) {
      values[index].others.append(instant)
    } else {
      self[key] = Instants(first: instant)
    }
  }
}
