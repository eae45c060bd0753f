package import Civil

/// The next step of one sequence for one person, before any cap has had its say.
package struct Wish: Hashable, Sendable {
  package let key: DraftKey
  package let template: TemplateName
  package let kind: TemplateKind
  package let stage: Stage
  package let priority: Priority
  /// When the sequence itself wants it to go; `distantPast` for a first step that nothing dates.
  package let due: Instant
  /// The zone that windows and local days are counted in.
  package let zone: Zone
  /// The country whose holidays and weekend count.
  package let country: Country?
  /// The recipient's domain as in the address.
  package let domain: String
  /// To a teammate: the caps on accounts and domains are not for our own people.
  package let isInternal: Bool
  /// The mailbox that the account is used to, or that a person chose.
  package let mailbox: MailboxID?
  /// The newest mail to this person that the journal knows; the ledger knows the reserved ones.
  package let lastToContact: Instant?
  /// How many drafts of this step were written and taken back before.
  package let revision: Int
  /// What date started the sequence, for templates.
  package let trigger: LocalDate?
  /// Days on which the recipient's own firm is shut.
  package let closed: [ClosedRange<LocalDate>]
  /// The first instant at which it is too late for it; nil for a mail that no date started.
  package let closes: Instant?
  /// From when on a break-up that is written already forbids any other mail to the account.
  package let breakUp: Instant?

  package init(
    key: DraftKey,
    template: TemplateName,
    kind: TemplateKind,
    stage: Stage,
    priority: Priority,
    due: Instant,
    zone: Zone,
    country: Country?,
    domain: String,
    isInternal: Bool,
    mailbox: MailboxID?,
    lastToContact: Instant?,
    revision: Int,
    trigger: LocalDate?,
    closed: [ClosedRange<LocalDate>] = [],
    closes: Instant? = nil,
    breakUp: Instant? = nil
  ) {
    self.key = key
    self.template = template
    self.kind = kind
    self.stage = stage
    self.priority = priority
    self.due = due
    self.zone = zone
    self.country = country
    self.domain = domain
    self.isInternal = isInternal
    self.mailbox = mailbox
    self.lastToContact = lastToContact
    self.revision = revision
    self.trigger = trigger
    self.closed = closed
    self.closes = closes
    self.breakUp = breakUp
  }

  /// The id that the step's draft gets.
  package var draftID: DraftID { DraftID.derived(from: key, revision: revision) }

  /// Who goes first when caps are short.
  package enum Priority: Int, Hashable, Sendable, CaseIterable {
    case timeBoundThankYou
    case followUp
    case reengagement
    case firstContact
    case breakUp

    /// As `cadence.priority` writes it.
    package var word: String {
      switch self {
      case .timeBoundThankYou: "time-bound thank-you"
      case .followUp: "follow-up"
      case .reengagement: "re-engagement"
      case .firstContact: "first contact"
      case .breakUp: "break-up"
      }
    }
  }

  /// Priority, then who is free the longest, then the key: a total order that no row order changes.
  package struct Order: Sendable {
    /// By the raw value of each priority.
    private let ranks: [Int]

    /// `priority`: the first first; one that is not named comes behind all that are.
    package init(_ priority: [Priority]) {
      ranks = Priority.allCases.map { priority.firstIndex(of: $0) ?? priority.count + $0.rawValue }
    }

    /// `leftFree`, `rightFree`: from when on the account's own history lets each go.
    func goesBefore(_ left: Wish, _ leftFree: Instant, _ right: Wish, _ rightFree: Instant) -> Bool
    {
      if left.priority != right.priority {
        return ranks[left.priority.rawValue] < ranks[right.priority.rawValue]
      }
      if leftFree != rightFree { return leftFree < rightFree }
      return left.key < right.key
    }
  }
}
