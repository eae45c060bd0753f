package import Civil
package import Outreach

/// Everybody whom one rule holds before all others.
package struct PreviewHeld: Hashable, Sendable {
  package let rule: RuleID
  package let count: Int
  /// In the order of the plan; possibly the first of them only.
  package let members: [Member]

  package init(rule: RuleID, count: Int, members: [Member]) {
    self.rule = rule
    self.count = count
    self.members = members
  }

  /// A step that gets no slot, or an account that has none.
  package struct Member: Hashable, Sendable {
    package let account: Party
    /// nil where the whole account is held.
    package let contact: Party?
    package let step: PreviewStep?
    /// The decisive reason, in words.
    package let reason: String
    /// When all reasons would be gone; nil where time alone does not help.
    package let earliest: Instant?

    package init(
      account: Party,
      contact: Party?,
      step: PreviewStep?,
      reason: String,
      earliest: Instant?
    ) {
      self.account = account
      self.contact = contact
      self.step = step
      self.reason = reason
      self.earliest = earliest
    }
  }
}

/// A reply that a person owes.
package struct PreviewOwed: Hashable, Sendable {
  package let account: Party
  package let contact: Party?
  package let since: Instant
  package let isOverdue: Bool

  package init(account: Party, contact: Party?, since: Instant, isOverdue: Bool) {
    self.account = account
    self.contact = contact
    self.since = since
    self.isOverdue = isOverdue
  }
}

/// A call, a visit or a letter that is due.
package struct PreviewTask: Hashable, Sendable {
  package let account: Party
  package let contact: Party?
  package let kind: ManualTask.Kind
  package let text: String
  package let due: ZonedTime

  package init(
    account: Party,
    contact: Party?,
    kind: ManualTask.Kind,
    text: String,
    due: ZonedTime
  ) {
    self.account = account
    self.contact = contact
    self.kind = kind
    self.text = text
    self.due = due
  }
}

/// How much of a mailbox's day is taken.
package struct PreviewRoom: Hashable, Sendable {
  package let mailbox: MailboxID
  package let day: LocalDate
  package let used: Int
  package let cap: Int

  package init(mailbox: MailboxID, day: LocalDate, used: Int, cap: Int) {
    self.mailbox = mailbox
    self.day = day
    self.used = used
    self.cap = cap
  }
}
