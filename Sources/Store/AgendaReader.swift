package import Civil
package import Outreach

/// Reads the agenda on one unchanging view of the store; see `Store.readingAgenda`.
package protocol AgendaReader {
  /// Every queue in which somebody waits.
  func queues() throws(StoreError) -> [AgendaQueue]
  /// The mails of a queue behind a place (nil: from its beginning) whose `earliest` lies before
  /// `horizon`, in order of place, at most `limit`.
  func entries(
    of queue: AgendaQueue,
    before horizon: Instant,
    after place: AgendaPlace?,
    limit: Int
  ) throws(StoreError) -> [AgendaPlanning.Entry]
  func counts(before horizon: Instant) throws(StoreError) -> AgendaCounts
  /// The first that a rule holds beyond the horizon, by account, at most `limit`.
  func holds(
    by rule: RuleID,
    before horizon: Instant,
    limit: Int
  ) throws(StoreError) -> [Held]
  /// Everyone who waits: row by row, the accounts in the order in which the book got them.
  ///
  /// Mails that only a slot is wanting for are among them; see `AgendaLine.reason`.
  func everyone(_ body: (AgendaLine) throws -> Void) throws
  /// The oldest replies that a person owes, at most `limit`.
  func owed(limit: Int) throws(StoreError) -> [ReplyOwed]
  /// The tasks that are due before an instant, the oldest first, at most `limit`.
  func tasks(before instant: Instant, limit: Int) throws(StoreError) -> [TaskDue]
  /// The sums of `counts`, at a cost that does not grow with the queues.
  func totals(before horizon: Instant) throws(StoreError) -> AgendaTotals
  /// `limit`: as many untrue accounts are counted, and no more.
  func age(on basis: String, at now: Instant, limit: Int) throws(StoreError) -> AgendaAge
  func openDrafts(before instant: Instant) throws(StoreError) -> OpenDrafts
  /// When the newest mail went, imported history included, up to `now`.
  func newestMail(at now: Instant) throws(StoreError) -> Instant?
  /// The newest transition of any draft.
  func newestChange() throws(StoreError) -> DraftEvent?
  /// As `Store.reservations`.
  func reservations(since: Instant) throws(StoreError) -> [Reservation]
  /// As `Store.mailboxRecords`.
  func mailboxRecords(
    _ mailboxes: [Mailbox],
    at now: Instant
  ) throws(StoreError) -> [MailboxID: MailboxRecord]
}

/// Somebody who waits, as a long list shows it.
package struct AgendaLine: Hashable, Sendable {
  package let account: AccountID
  package let accountName: String
  /// Counts the lines of one account.
  package let number: Int
  package let contact: ContactID?
  /// nil: nothing but a slot is wanting.
  package let reason: AgendaWish.Reason?
  /// When it is free, as far as its own history goes; nil: time alone does not free it.
  package let earliest: Instant?
  /// The queue that a mail waits in; nil: it is held, whatever slot there is.
  package let queue: AgendaQueue?
}

/// How many wait, and for what.
package struct AgendaCounts: Hashable, Sendable {
  /// Mails and accounts that a rule of the history holds beyond the horizon.
  package var held: [RuleID: Int] = [:]
  /// Mails that only a slot is wanting for, by queue.
  package var waiting: [AgendaQueue: Int] = [:]
  package var owed = 0
  package var tasks = 0

  package init() {}
}
