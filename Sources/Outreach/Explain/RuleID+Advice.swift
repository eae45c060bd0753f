extension RuleID {
  /// What a person can change about it, in words; nothing where waiting is all there is.
  package var advice: String {
    switch self {
    case .mailboxPerDay: "the day is full: wait, raise per_day, or add a mailbox"
    case .mailboxPerHour: "the hour is full: wait, or raise per_hour"
    case .mailboxGap: "the mailbox pauses between two mails: wait, or shorten its gap"
    case .mailboxRamp: "the mailbox is new and climbs to its cap: wait, or change its ramp"
    case .mailboxHealth: "the mailbox stopped: look into it, then \"rapport resume MAILBOX\""
    case .window: "outside their working hours: wait, or widen cadence.window"
    case .holidays: "a day of rest there: wait, or correct holidays"
    case .season: "not in this season: wait, or change seasons.year_end"
    case .contactGap: "they had a mail lately: wait, or shorten cadence.contact.gap"
    case .contactPerSequence: "they had enough mails: call them, or raise contact.per_sequence"
    case .accountPerDay: "the account had its mail of the day: wait, or raise account.per_day"
    case .accountActiveContacts: "others there are being written to: wait, or raise active_contacts"
    case .domainPerDay: "the domain had its mails of the day: wait, or raise domain.per_day"
    case .afterBreakUp: "a break-up is meant: they write, or \"rapport log re-open ACCOUNT\""
    case .away: "out of office: wait until they are back"
    case .engaged: "they wrote last: answer by hand, then \"rapport log\" it"
    case .suppressed: "never to this address: choose somebody else, or correct the address"
    case .stale: "its slot was missed: it gets a new one"
    case .fresh: "nothing new to say: fill in news and news_on, after the last mail"
    case .values: "a value is missing: fill in the cell, or give the template a default"
    case .letGo: "let go by a person: \"rapport log re-open ACCOUNT\" when it is time"
    case .audience: "the template is for other people: correct the step's or the template's to"
    case .sequenceWait: "the step is not due yet: nothing to do"
    case .sequenceDone: "nothing left to send: change the stage, or let the account go"
    case .sequenceContact: "nobody to write to: add a contact in one of these roles"
    case .task: "your turn: do the task, then \"rapport log\" it"
    case .drafted: "written already: read it, then approve, edit or skip it"
    }
  }

  /// A person can do something about it, so each case is worth its line.
  package var wantsPerson: Bool {
    switch self {
    case .values, .suppressed, .fresh, .audience, .drafted, .mailboxHealth, .sequenceContact: true
    case .mailboxPerDay, .mailboxPerHour, .mailboxGap, .mailboxRamp, .window, .holidays, .season,
      .contactGap, .contactPerSequence, .accountPerDay, .accountActiveContacts, .domainPerDay,
      .afterBreakUp, .away, .engaged, .stale, .letGo, .sequenceWait, .sequenceDone, .task:
      false
    }
  }
}
