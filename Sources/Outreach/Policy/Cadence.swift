package import Civil

extension DayWindow {
  /// Nine to five on the recipient country's business days.
  package static let officeHours = (try? DayWindow("business days 09:00–17:00")) ?? .always
}

extension Season {
  /// The days around New Year.
  package static let yearEnd = try? Season("15 Dec – 3 Jan")
}

/// The caps and windows that hold for every mailbox; the mailbox's own caps are in `Mailbox`.
package struct Cadence: Hashable, Sendable {
  /// In the contact's zone, else the account's, else the mailbox's.
  package var window: DayWindow
  /// Between two mails to one contact.
  package var contactGap: HumanDuration = .businessDays(3)
  /// Mails to one contact in one sequence, break-up included.
  package var contactPerSequence = 4
  /// Mails to one account per local day, over all mailboxes and sequences.
  package var accountPerDay = 1
  /// Contacts of one account in an unfinished sequence at a time.
  package var accountActiveContacts = 2
  /// Mails per local day to one registrable domain, freemail providers excepted.
  package var domainPerDay = 2
  /// Silence for the whole account after a break-up; nil: for good.
  ///
  /// They end it by writing, and a person by re-opening the account.
  package var afterBreakUp: HumanDuration?
  /// How long a contact's out-of-office holds it where no return is stated.
  package var away: HumanDuration = .days(14)
  /// A slot missed by more than this is planned anew, never sent late.
  package var stale: HumanDuration = .seconds(86_400)
  /// A date-triggered step that is later than this is let lapse.
  package var lapse: HumanDuration = .days(30)
  /// No inbound for this long makes a mailed prospect stalled.
  package var stalledAfter: HumanDuration = .days(60)
  /// A reply that we owe longer than this is listed first.
  package var replyWithin: HumanDuration = .businessDays(3)
  package var yearEnd: YearEnd
  /// Who goes first when caps are short; each of `Wish.Priority` once.
  package var priority: [Wish.Priority] = Wish.Priority.allCases

  package init(window: DayWindow = .officeHours, yearEnd: YearEnd = YearEnd()) {
    self.window = window
    self.yearEnd = yearEnd
  }

  /// The season in which no break-up goes out.
  package struct YearEnd: Hashable, Sendable {
    /// nil: no season.
    package var season: Season?
    package var kinds: Set<TemplateKind>

    package init(
      season: Season? = Season.yearEnd,
      kinds: Set<TemplateKind> = [.thankYou, .checkIn]
    ) {
      self.season = season
      self.kinds = kinds
    }
  }
}
