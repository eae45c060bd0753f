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
    let at = reservation.at
    if let mailbox = reservation.mailbox {
      mailboxes[mailbox, default: Timeline()].insert(at, gap: gap)
    }
    contacts.add(at, of: reservation.contact)
    if reservation.isInternal { return }
    accounts.add(at, of: reservation.account)
    if let domain = Self.capped(reservation.domain) { domains.add(at, of: domain) }
  }

  /// Takes one out that was added with the same values, its gap included.
  package mutating func remove(_ reservation: Reservation, gap: Int) {
    let at = reservation.at
    if let mailbox = reservation.mailbox { mailboxes[mailbox]?.remove(at, gap: gap) }
    contacts.remove(at, of: reservation.contact)
    if reservation.isInternal { return }
    accounts.remove(at, of: reservation.account)
    if let domain = Self.capped(reservation.domain) { domains.remove(at, of: domain) }
  }

  package func mails(from mailbox: MailboxID) -> [Instant] { mailboxes[mailbox]?.instants ?? [] }
  package func mails(to account: AccountID) -> [Instant] { accounts[account]?.all ?? [] }
  package func mails(to contact: ContactID) -> [Instant] { contacts[contact]?.all ?? [] }
  /// Empty for a freemail provider, whose addresses are not one firm's.
  package func mails(toDomain domain: String) -> [Instant] {
    Self.capped(domain).flatMap { domains[$0]?.all } ?? []
  }

  /// The registrable domain that a cap counts for; nil for a freemail provider.
  private static func capped(_ domain: String) -> String? {
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

  fileprivate mutating func remove(_ instant: Instant, of key: Key) {
    guard var left = self[key]?.all, let index = left.firstIndex(of: instant) else { return }
    left.remove(at: index)
    self[key] = left.first.map { Instants(first: $0, others: Array(left.dropFirst())) }
  }
}
