package import Civil

/// The pure result of planning: who is written to, when and from where, and why the rest is not.
package struct Plan: Hashable, Sendable {
  package let now: Instant
  /// Slots are given before this instant only.
  package let horizon: Instant
  /// By slot, then key.
  package let scheduled: [Scheduled]
  /// By account, then sequence and step.
  package let held: [Held]
  /// Replies that a person owes, the oldest first.
  package let owed: [ReplyOwed]
  /// Tasks that are due within the horizon, the oldest first.
  package let tasks: [TaskDue]

  package init(
    now: Instant,
    horizon: Instant,
    scheduled: [Scheduled],
    held: [Held],
    owed: [ReplyOwed],
    tasks: [TaskDue] = []
  ) {
    self.now = now
    self.horizon = horizon
    self.scheduled = scheduled
    self.held = held
    self.owed = owed
    self.tasks = tasks
  }
}

/// A step that a person does by hand: the sequence goes on when the journal says that it is done.
package struct TaskDue: Hashable, Sendable {
  package let account: AccountID
  package let stage: Stage
  package let contact: ContactID?
  package let position: Touch.Position
  package let task: ManualTask
  /// From when on it is to be done.
  package let due: Instant
  /// The zone that its day is counted in.
  package let zone: Zone

  package init(
    account: AccountID,
    stage: Stage,
    contact: ContactID?,
    position: Touch.Position,
    task: ManualTask,
    due: Instant,
    zone: Zone
  ) {
    self.account = account
    self.stage = stage
    self.contact = contact
    self.position = position
    self.task = task
    self.due = due
    self.zone = zone
  }
}

/// A mail with its slot.
package struct Scheduled: Hashable, Sendable {
  package let wish: Wish
  package let mailbox: MailboxID
  package let slot: ZonedTime
  /// What kept it from going at once.
  package let waits: [Hold]

  package init(wish: Wish, mailbox: MailboxID, slot: ZonedTime, waits: [Hold]) {
    self.wish = wish
    self.mailbox = mailbox
    self.slot = slot
    self.waits = waits
  }
}

extension Wish {
  /// The same mail, held.
  package func held(by holds: [Hold]) -> Held {
    Held(
      account: key.account,
      stage: stage,
      contact: key.contact,
      position: key.position,
      kind: kind,
      holds: holds
    )
  }
}

/// An account's step that gets no slot within the horizon, with every reason.
package struct Held: Hashable, Sendable {
  package let account: AccountID
  package let stage: Stage
  /// The person and step that are held; nil where the whole account is.
  package let contact: ContactID?
  package let position: Touch.Position?
  package let kind: TemplateKind?
  /// Never empty.
  package let holds: [Hold]

  package init(
    account: AccountID,
    stage: Stage,
    contact: ContactID? = nil,
    position: Touch.Position? = nil,
    kind: TemplateKind? = nil,
    holds: [Hold]
  ) {
    self.account = account
    self.stage = stage
    self.contact = contact
    self.position = position
    self.kind = kind
    self.holds = holds
  }

  /// When all the reasons would be gone; nil where one of them does not end by time.
  package var earliest: Instant? {
    var latest = Instant.distantPast
    for hold in holds {
      guard let until = hold.until else { return nil }
      latest = max(latest, until)
    }
    return latest
  }
}

/// A mail of theirs that nothing of ours answers.
package struct ReplyOwed: Hashable, Sendable {
  package let account: AccountID
  package let contact: ContactID?
  package let since: Instant
  /// Owed for longer than `cadence.reply_within`.
  package let isOverdue: Bool

  package init(account: AccountID, contact: ContactID?, since: Instant, isOverdue: Bool) {
    self.account = account
    self.contact = contact
    self.since = since
    self.isOverdue = isOverdue
  }
}
