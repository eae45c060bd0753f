package import Civil

/// One thing that happened between us and an account; an entry of the journal.
package struct Touch: Hashable, Sendable {
  package let id: TouchID
  package let account: AccountID
  package let contact: ContactID?
  package let kind: Kind
  package let at: Instant
  /// Time that we spent on it.
  package let minutes: Int
  package let text: String
  /// For a call or a visit: the other side was there; mail in is always two-way.
  package let answered: Bool
  /// For an auto-reply the stated return; for a let-go decision the re-open date.
  package let until: LocalDate?
  /// For mail out: where it stood in a sequence, so that history from another tool counts.
  package let position: Position?
  /// For mail out: the mailbox it left from; for a complaint: the one it is about.
  ///
  /// nil where the history does not say.
  package let mailbox: MailboxID?

  package init(
    id: TouchID,
    account: AccountID,
    contact: ContactID?,
    kind: Kind,
    at: Instant,
    minutes: Int = 0,
    text: String = "",
    answered: Bool = false,
    until: LocalDate? = nil,
    position: Position? = nil,
    mailbox: MailboxID? = nil
  ) {
    self.id = id
    self.account = account
    self.contact = contact
    self.kind = kind
    self.at = at
    self.minutes = minutes
    self.text = text
    self.answered = answered
    self.until = until
    self.position = position
    self.mailbox = mailbox
  }

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case mailOut = "mail-out"
    case mailIn = "mail-in"
    case bounce
    case autoReply = "auto-reply"
    /// They marked a mail of ours as spam, or asked their provider to stop us.
    case complaint
    case call
    case visit
    case letter
    case note
    /// Stop working the account, until the re-open date if there is one.
    case letGo = "let-go"
    /// Takes a let-go back.
    case reopen = "re-open"
  }

  /// A step of a sequence that a mail was sent for.
  package struct Position: Hashable, Sendable {
    package let sequence: SequenceID
    package let step: StepID
    /// Which run of a sequence that runs more than once: a trigger's date, a season's year.
    package let occurrence: String

    package init(sequence: SequenceID, step: StepID, occurrence: String = "") {
      self.sequence = sequence
      self.step = step
      self.occurrence = occurrence
    }
  }
}

extension Touch {
  /// Something we did that reached out: a mail, a call, a visit or a letter.
  package var isOutreach: Bool {
    switch kind {
    case .mailOut, .call, .visit, .letter: true
    case .mailIn, .bounce, .autoReply, .complaint, .note, .letGo, .reopen: false
    }
  }

  /// A person of the account took part; an auto-reply or a bounce never counts.
  package var isTwoWay: Bool {
    switch kind {
    case .mailIn: true
    case .call, .visit: answered
    case .mailOut, .bounce, .autoReply, .complaint, .letter, .note, .letGo, .reopen: false
    }
  }
}
