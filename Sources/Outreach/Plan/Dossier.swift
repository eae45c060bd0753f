import Civil

/// One account as planning looks at it: the record and its history, what they come to, its calendar.
///
/// One object, since every rule is handed it, and a copy would touch each text of the record.
final class Dossier: Sendable {
  let candidate: Candidate
  let standing: Standing
  private let accounts: AccountPlanner
  /// The account's, else that of the first mailbox.
  let zone: Zone
  /// Days on which the account's own firm is shut.
  let closed: [ClosedRange<LocalDate>]
  /// The policy's calendar, with those days.
  let calendar: BusinessCalendar

  fileprivate init(_ candidate: Candidate, _ accounts: AccountPlanner) {
    self.candidate = candidate
    self.accounts = accounts
    zone = candidate.account.zone ?? accounts.policy.mailboxes[0].zone
    closed = candidate.account.closedDays
    standing = accounts.standing(of: candidate, in: zone)
    calendar = accounts.policy.holidays.adding(shutdowns: closed)
  }

  var account: Account { candidate.account }
  var policy: Policy { accounts.policy }
  var library: TemplateLibrary { accounts.library }
  var now: Instant { accounts.now }

  /// A teammate, who is written to about the account but is none of its people.
  func isInternal(_ contact: Contact) -> Bool { contact.account != account.id }

  func zone(of contact: Contact?) -> Zone { contact?.zone ?? zone }

  func country(of contact: Contact?) -> Country? { contact?.country ?? account.country }

  /// Our own people work while the account is shut.
  func closed(for contact: Contact?) -> [ClosedRange<LocalDate>] {
    contact.map(isInternal) ?? false ? [] : closed
  }

  /// The instant that much later, in the days of this person, or of the account where there is none.
  func after(_ duration: HumanDuration, _ instant: Instant, for contact: Contact?) -> Instant {
    duration.after(
      instant,
      in: zone(of: contact),
      calendar: closed(for: contact).isEmpty ? policy.holidays : calendar,
      country: country(of: contact)
    )
  }

  /// The newest touch of one kind with this person.
  func newest(_ kind: Touch.Kind, with contact: Contact) -> Touch? {
    candidate.touches.last { $0.kind == kind && $0.contact == contact.id && $0.at <= now }
  }

  /// When a mail to this person went last, or may have gone: one of unknown fate is no touch yet.
  func newestMail(to contact: Contact) -> Instant? {
    let doubts = candidate.drafts.filter { draft in
      draft.key.contact == contact.id && (draft.state == .unknown || draft.state == .transmitting)
    }
    let instants = doubts.map(\.since) + [newest(.mailOut, with: contact)?.at].compactMap(\.self)
    return instants.max()
  }

  func roles(of step: Step) -> [Role] {
    guard step.roles.isEmpty, let template = step.template else { return step.roles }
    return library[template]?.roles ?? []
  }

  /// nil for a task, and for a template that is not there.
  func kind(of step: Step) -> TemplateKind? { step.template.flatMap { library[$0] }?.kind }
}

extension AccountPlanner {
  func dossier(of candidate: Candidate) -> Dossier { Dossier(candidate, self) }
}

extension Dossier {
  /// The mailbox that wrote to the account last, else that of a draft of ours, else the one that a
  /// person chose for it; nil leaves the choice to the plan.
  ///
  /// What goes to teammates about the account does not bind it.
  var stickyMailbox: MailboxID? {
    let used = candidate.touches.last {
      $0.kind == .mailOut && $0.mailbox != nil && $0.at <= now && $0.account == account.id
        && isOutside($0.contact)
    }
    let drafted = candidate.drafts
      .filter { $0.state.isOpen && isOutside($0.key.contact) }
      .max { ($0.planned.instant, $0.id) < ($1.planned.instant, $1.id) }
    return [used?.mailbox, drafted?.mailbox, account.mailbox].lazy
      .compactMap { $0.flatMap(self.policy.mailbox)?.id }.first
  }

  private func isOutside(_ contact: ContactID?) -> Bool {
    contact.flatMap(candidate.contact).map { !isInternal($0) } ?? true
  }

  /// From when on a break-up that is written and not settled forbids any other mail.
  ///
  /// One whose slot was missed is planned anew, and forbids nothing until it is.
  var plannedBreakUp: Instant? {
    let instants = candidate.drafts.compactMap { draft -> Instant? in
      guard draft.kind == .breakUp, draft.key.account == account.id else { return nil }
      switch draft.state {
      case .drafted, .approved:
        return draft.stale(under: policy) < now ? nil : draft.planned.instant
      case .claimed, .handedOver:
        return min(draft.since, draft.planned.instant)
      case .transmitting, .unknown, .sent:
        return nil  // it may have arrived: the account's standing knows
      case .rejected, .skipped, .withdrawn, .superseded:
        return nil
      }
    }
    return instants.min()
  }
}

extension Dossier {
  /// Since when a break-up to the account is in a sender's hands, or in a person's.
  func breakUpInHand(besides id: DraftID) -> Instant? {
    candidate.drafts.first {
      $0.kind == .breakUp && ($0.state == .claimed || $0.state == .handedOver) && $0.id != id
        && $0.key.account == account.id
    }?.since
  }
}

extension DraftState {
  /// Only a person's word, or proof, ends it.
  var waitsForWord: Bool { self == .unknown || self == .handedOver }

  /// Written, and neither settled nor taken back.
  var isOpen: Bool {
    switch self {
    case .drafted, .approved, .claimed, .transmitting, .unknown, .handedOver: true
    case .sent, .rejected, .skipped, .withdrawn, .superseded: false
    }
  }
}
