package import Civil

/// An entry of the journal that counts against a mail.
package enum Evidence: Hashable, Sendable {
  case touch(Touch)
  /// A draft of the account that is written and not settled, or was.
  case draft(DraftRecord)
  /// A mail that takes room, of this account or another: it went, or is to go.
  case mail(Reservation)

  package var at: Instant {
    switch self {
    case .touch(let touch): touch.at
    case .draft(let draft): draft.planned.instant
    case .mail(let mail): mail.at
    }
  }

  /// What the journal calls it.
  package var name: String {
    switch self {
    case .touch(let touch): touch.id.text
    case .draft(let draft): draft.id.text
    case .mail(let mail): mail.draft?.text ?? ""
    }
  }
}

/// What the rules look at, for one account.
struct Records {
  let candidate: Candidate
  /// All that counts against a cap.
  let reservations: [Reservation]
  let now: Instant
}

extension Records {
  /// The entries that a hold rests on, oldest first; empty where the data or the day decides.
  ///
  /// `instant`: when the rule was asked.
  func evidence(
    for hold: Hold,
    wish: Wish?,
    mailbox: MailboxID?,
    at instant: Instant
  ) -> [Evidence] {
    let found: [Evidence] =
      switch hold.fact {
      case .cap, .mailboxGap: mails(against: hold, wish, mailbox, at: instant)
      case .gap(let last, _): mails(to: wish?.key.contact, at: last)
      case .breakUp(let at, _): mailsOut(at: at)
      case .laterMail(let at): mailsToAccount(at: at)
      case .bounced(let at): touches(.bounce, at: at)
      case .complained(let at): touches(.complaint, at: at)
      case .away: newest(.autoReply, with: wish?.key.contact)
      case .engaged(let since, _): touches(.mailIn, at: since)
      case .notFresh(let last): last.map(mailsOut) ?? []
      case .waits, .finished, .task: mailsOfRun(wish)
      case .draft(let id, _): candidate.drafts.filter { $0.id == id }.map { .draft($0) }
      case .stale(let planned):
        candidate.drafts.filter { $0.planned.instant == planned }.map { .draft($0) }
      case .letGo: candidate.touches.last { $0.kind == .letGo }.map { [.touch($0)] } ?? []
      case .closed, .holiday, .season, .suppressed, .missing, .noTemplate, .template, .lapsed,
        .nobody, .noDate, .noSequence, .otherStage, .audience, .unhealthy, .told, .shutDown:
        []
      }
    return found.sorted { ($0.at, $0.name) < ($1.at, $1.name) }
  }

  private func mails(
    against hold: Hold,
    _ wish: Wish?,
    _ mailbox: MailboxID?,
    at instant: Instant
  ) -> [Evidence] {
    switch hold.rule {
    case .mailboxPerDay, .mailboxRamp: around(instant, 86_400, from: mailbox, cap: hold.cap)
    case .mailboxPerHour: around(instant, 3_600, from: mailbox, cap: hold.cap)
    case .mailboxGap: neighbour(of: instant, from: mailbox)
    case .accountPerDay: thatDay(wish, instant) { $0.account == wish?.key.account }
    case .domainPerDay:
      thatDay(wish, instant) { mail in
        guard let domain = wish?.domain else { return false }
        return Self.firm(mail.domain) == Self.firm(domain)
      }
    case .contactPerSequence: mailsOfRun(wish).filter { $0.contact == wish?.key.contact }
    case .accountActiveContacts: newestToEach
    default: []
    }
  }

  /// Mails of a mailbox in the window that ends at the instant, where this is the one that is full;
  /// else those of the windows that begin before it and end at a mail reserved later.
  private func around(
    _ instant: Instant,
    _ seconds: Int64,
    from mailbox: MailboxID?,
    cap: Int = 1
  ) -> [Evidence] {
    let start = instant.adding(seconds: -seconds)
    let end = instant.adding(seconds: seconds)
    let near = reservations.filter { $0.mailbox == mailbox && $0.at > start && $0.at < end }
    let before = near.filter { $0.at <= instant }
    return (before.count >= cap ? before : near).map { .mail($0) }
  }

  /// The mail that the pause is kept from: the one before, else the one behind.
  private func neighbour(of instant: Instant, from mailbox: MailboxID?) -> [Evidence] {
    let mails = reservations.filter { $0.mailbox == mailbox }
    let before = mails.filter { $0.at <= instant }.max { $0.at < $1.at }
    let behind = mails.filter { $0.at > instant }.min { $0.at < $1.at }
    return (before ?? behind).map { [.mail($0)] } ?? []
  }

  private func thatDay(
    _ wish: Wish?,
    _ instant: Instant,
    where counts: (Reservation) -> Bool
  ) -> [Evidence] {
    guard let zone = wish?.zone else { return [] }
    let day = zone.localDate(at: instant)
    return reservations.filter { zone.localDate(at: $0.at) == day && counts($0) }.map { .mail($0) }
  }

  private static func firm(_ domain: String) -> String {
    RegistrableDomain.of(domain) ?? domain
  }

  private func mails(to contact: ContactID?, at instant: Instant) -> [Evidence] {
    let touches = candidate.touches.filter {
      $0.kind == .mailOut && $0.contact == contact && $0.at == instant
    }
    guard touches.isEmpty else { return touches.map { .touch($0) } }
    return reservations.filter { $0.contact == contact && $0.at == instant }.map { .mail($0) }
  }

  private func mailsToAccount(at instant: Instant) -> [Evidence] {
    reservations.filter { $0.account == candidate.account.id && $0.at == instant }
      .map { .mail($0) }
  }

  private func mailsOut(at instant: Instant) -> [Evidence] {
    let touches = touches(.mailOut, at: instant)
    guard touches.isEmpty else { return touches }
    return candidate.drafts.filter { $0.state.mayHaveArrived && $0.since == instant }
      .map { .draft($0) }
  }

  private func touches(_ kind: Touch.Kind, at instant: Instant) -> [Evidence] {
    candidate.touches.filter { $0.kind == kind && $0.at == instant }.map { .touch($0) }
  }

  private func newest(_ kind: Touch.Kind, with contact: ContactID?) -> [Evidence] {
    let touch = candidate.touches.last {
      $0.kind == kind && $0.contact == contact && $0.at <= now
    }
    return touch.map { [.touch($0)] } ?? []
  }

  private func mailsOfRun(_ wish: Wish?) -> [Evidence] {
    guard let position = wish?.key.position else { return [] }
    return run(position).map { .touch($0) }
  }

  /// The mails of one run of a sequence at the account, oldest first.
  func run(_ position: Touch.Position) -> [Touch] {
    candidate.touches.filter { touch in
      guard let theirs = touch.position, touch.kind == .mailOut, touch.at <= now,
        touch.account == candidate.account.id
      else { return false }
      return theirs.sequence == position.sequence && theirs.occurrence == position.occurrence
    }
  }

  /// The newest mail of a sequence to each person of the account.
  private var newestToEach: [Evidence] {
    var newest: [ContactID: Touch] = [:]
    for touch in candidate.touches
    where touch.kind == .mailOut && touch.position != nil && touch.at <= now {
      if let contact = touch.contact { newest[contact] = touch }
    }
    return newest.values.map { .touch($0) }
  }
}

extension Hold {
  fileprivate var cap: Int {
    if case .cap(let cap, _) = fact { cap } else { 1 }
  }
}

extension Evidence {
  fileprivate var contact: ContactID? {
    switch self {
    case .touch(let touch): touch.contact
    case .draft(let draft): draft.key.contact
    case .mail(let mail): mail.contact
    }
  }
}
