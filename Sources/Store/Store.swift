package import Civil
package import Mail
package import Outreach

/// The book (accounts, contacts) and the journal (touches, drafts and all their transitions).
///
/// Each operation is one transaction that keeps the invariants by itself and either happens whole
/// or not at all: compare-and-set on a draft's state, the unique step of a person, references that
/// exist. No operation decides policy: the caller's pure functions do, and hand the result in. No
/// SQL and no engine's type leaves a store. All throw `StoreError`.
package protocol Store: HandOverStore {
  /// Runs an import as one transaction: when `rows` throws, nothing of it stays.
  func importBook(at now: Instant, _ rows: (any BookWriter) throws -> Void) throws
  /// Accounts with their people and history, in order of id, behind `after`, at most `limit`.
  func candidates(after: AccountID?, limit: Int) throws(StoreError) -> [Candidate]
  func candidate(_ id: AccountID) throws(StoreError) -> Candidate?
  /// The accounts of these ids, as far as they are there, on one unchanging view.
  func candidates(of ids: Set<AccountID>) throws(StoreError) -> [AccountID: Candidate]
  /// What all accounts are called, in order of id, to find the one that a person means.
  func accountNames() throws(StoreError) -> [AccountName]
  func counts() throws(StoreError) -> BookCounts
  /// Accounts whose name is `text`, then those whose name begins so, each by id.
  ///
  /// ASCII letters count in either case.
  func accounts(named text: String, limit: Int) throws(StoreError) -> [AccountName]
  /// The person of an id, or of an address in any case.
  func person(_ reference: String) throws(StoreError) -> ContactReference?
  /// Drafts whose id begins with `text`, by id.
  func drafts(startingWith text: String, limit: Int) throws(StoreError) -> [DraftID]
  /// Whether the book has more than so many accounts; does not count them all.
  func hasAccounts(moreThan count: Int) throws(StoreError) -> Bool
  /// Names of the columns that Rapport does not know, of accounts and of contacts, sorted.
  func fieldNames() throws(StoreError) -> FieldNames
  /// Appends to the journal; a touch whose id is there already is left as it is.
  ///
  /// `.refused` where the book does not have the account or contact of one: then none is noted.
  func record(_ touches: [Touch], at now: Instant) throws(StoreError)
  /// One entry of the journal, also where it was taken back.
  func entry(_ id: TouchID) throws(StoreError) -> NotedTouch?
  /// The entry that was noted last, of those whose id begins so and that were not taken back.
  func newestEntry(idPrefix: String) throws(StoreError) -> NotedTouch?

  /// Takes back a touch that a person noted by mistake: the journal keeps it, and nothing counts it.
  ///
  /// `.noSuchTouch` where it is not there, or was taken back before; `.notByHand` where it is not a
  /// person's own note but tells what a server or a draft did.
  func takeBack(_ id: TouchID, by person: String, at now: Instant) throws(StoreError)

  /// What the journal says of each mailbox that ever sent, or that somebody complained about.
  func mailboxRecords(
    _ mailboxes: [Mailbox],
    at now: Instant
  ) throws(StoreError) -> [MailboxID: MailboxRecord]
  /// A person's word that a mailbox that stopped may send again; what came before no longer counts.
  func resume(
    _ mailbox: MailboxID,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError)

  /// Works out anew what accounts wait for, where that is no longer true; at most `limit` accounts.
  ///
  /// An account is worked out again when something of it changed, when `now` has left the time for
  /// which its agenda is true, and all are when `basis` is another than before. Answers how many
  /// it did: none means that the whole agenda is true at `now`.
  ///
  /// `basis`: names everything besides the store that `derive` depends on.
  func renewAgenda(
    on basis: String,
    at now: Instant,
    limit: Int,
    _ derive: (Candidate) -> Agenda
  ) throws(StoreError) -> Int
  /// Where the kept agenda is not what `derive` makes of the records, at the instant for which it was
  /// worked out; accounts that changed since are left out.
  ///
  /// `progress`: called with the number of accounts compared so far.
  func agendaProblems(
    progress: (Int) -> Void,
    _ derive: (Candidate, Instant) -> Agenda
  ) throws(StoreError) -> [String]
  /// Runs `body` on one unchanging view of the agenda and of what counts against the caps.
  func readingAgenda<Result>(_ body: (any AgendaReader) throws -> Result) throws -> Result

  /// Every mail that counts against a cap from `since` on: sent, or written and not yet settled.
  ///
  /// What went counts by the instant it went at; what is still to go counts however long ago it was
  /// planned. By instant, then draft. A mail of imported history that names no contact has the
  /// empty contact id, which no contact has, and the empty domain.
  func reservations(since: Instant) throws(StoreError) -> [Reservation]

  /// Writes new drafts, each unless its step is taken already; answers in the order of `drafts`.
  ///
  /// Throws, and writes none, where one is not `.drafted` (`.notPossible`), its digest is not that
  /// of its envelope and bytes (`.changedSince`), its people are unknown (`.refused`), or its id is
  /// that of a draft that holds no step any more (`.idInUse`: take the next revision).
  func reserve(_ drafts: [Draft], at now: Instant) throws(StoreError) -> [ReserveOutcome]
  /// By planned instant, then in the order in which they were written.
  func drafts(_ filter: DraftFilter) throws(StoreError) -> [DraftRecord]
  /// What a yes to each of these drafts names, in the order of `drafts`.
  func approvals(_ filter: DraftFilter) throws(StoreError) -> [Approval]
  /// The approved drafts that `query` names, in the order of their places, at most `limit`.
  func slots(_ query: SlotQuery, limit: Int) throws(StoreError) -> [DraftSlot]
  /// Shows the same to `visit` one after the other, on one unchanging view, as long as it says true.
  ///
  /// Answers how far the journal had come by then. `visit` must not call the store.
  func walkSlots(
    _ query: SlotQuery,
    _ visit: (DraftSlot) -> Bool
  ) throws(StoreError) -> JournalMark
  func draft(_ id: DraftID) throws(StoreError) -> Draft?
  /// The transitions of a draft, oldest first.
  func history(of id: DraftID) throws(StoreError) -> [DraftEvent]
  /// Approves drafts, each exactly with the bytes and the envelope that its digest names.
  ///
  /// All or none: a person says yes to a list that he looked at, and where one of it has changed, or
  /// is no longer there to be approved, the error names it and the list is to be looked at again.
  func approve(_ approvals: [Approval], by person: String, at now: Instant) throws(StoreError)
  /// A person's no to this step for this contact, for good.
  func skip(
    _ id: DraftID,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError)
  /// Takes a draft back because something came in between; its step may be drafted anew.
  ///
  /// A claimed draft too: its worker learns of it from `beginTransmitting`, before the dot.
  func withdraw(_ id: DraftID, reason: String, at now: Instant) throws(StoreError)
  /// Puts an edited draft (same key, next revision) in the place of `id`; unapproved.
  func supersede(
    _ id: DraftID,
    with draft: Draft,
    by person: String,
    at now: Instant
  ) throws(StoreError)

  /// Claims an approved draft for one attempt, if `verdict` says so within the transaction.
  ///
  /// The verdict is given what the transaction itself sees, so that no other process can use up a
  /// cap between the look and the claim.
  func claim(
    _ id: DraftID,
    attempt: AttemptID,
    worker: String,
    at now: Instant,
    verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimOutcome
  /// `claimed` → `transmitting`, all in one transaction that is on the disk when it returns.
  ///
  /// Where one has lost its draft none goes on: the error names that draft, so that the caller can
  /// leave it out and ask again. Only after this returned may a final dot go out.
  func beginTransmitting(_ attempts: [AttemptID], at now: Instant) throws(StoreError)
  /// Ends attempts, all in one durable transaction; `sent` also appends the mail-out touch.
  func finish(_ settlements: [Settlement], at now: Instant) throws(StoreError)
  /// Runs several steps of deliveries as one transaction that is on the disk when it returns.
  ///
  /// What one connection has ended, what another is about to hand over and what a third wants to
  /// take cost one fsync together. When `body` throws, nothing of it stays.
  func delivering<Result>(_ body: (any DeliveryWriter) throws -> Result) throws -> Result
  /// After a start: `claimed` of dead workers → `approved`, `transmitting` → `unknown`.
  ///
  /// `lastWord`: what a dead worker's slate says of an attempt; nil where it says nothing. By it a mail
  /// that is `transmitting` goes back to `approved`, or is `sent`.
  ///
  /// Call it only while holding the lock that every sender holds. Answers what it changed.
  func recover(
    at now: Instant,
    lastWord: (AttemptID) -> SlateWord?
  ) throws(StoreError) -> [DraftRecord]
  /// Ends an `unknown` by a person's word: `sent`, or back to `approved` with the same Message-ID.
  ///
  /// A `handed-over` by the word that it was sent: then it went at `now`.
  func resolve(
    _ id: DraftID,
    wasSent: Bool,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError)

  /// Another number as soon as another process, or another store of this one, wrote something.
  func stamp() throws(StoreError) -> Int64
  /// How many drafts are in each state; those without one are left out.
  func draftCounts() throws(StoreError) -> [DraftState: Int]
  /// Since when the oldest mail of unknown fate is one.
  func oldestUnknown() throws(StoreError) -> Instant?
  /// Everything in the database that breaks a rule; empty when all is well.
  func integrityProblems() throws(StoreError) -> [String]
}

extension Store {
  /// After a start, where no slate says anything.
  package func recover(at now: Instant) throws(StoreError) -> [DraftRecord] {
    try recover(at: now) { _ in nil }
  }

  /// Approves exactly the bytes and envelope that `digest` names.
  package func approve(
    _ id: DraftID,
    digest: Digest,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try approve([Approval(of: id, digest: digest)], by: person, at: now)
  }
}

/// Takes single steps of deliveries, within one transaction; each is what `Store` says of it.
///
/// A step that throws `.notPossible` or `.changedSince` has changed nothing: the caller may go on
/// with the others.
package protocol DeliveryWriter {
  /// The next page of a queue.
  func slots(_ query: SlotQuery, limit: Int) throws(StoreError) -> [DraftSlot]
  /// Reads in one go what the claims of these drafts will look at; what changes before a claim is
  /// read again.
  func lookAhead(_ ids: [DraftID]) throws(StoreError)
  /// `marking`: the draft is `transmitting` at once, which is `claim` and `beginTransmitting` in one.
  func claim(
    _ id: DraftID,
    attempt: AttemptID,
    worker: String,
    at now: Instant,
    marking: Bool,
    verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimOutcome
  func beginTransmitting(_ attempt: AttemptID, at now: Instant) throws(StoreError)
  func finish(_ settlement: Settlement, at now: Instant) throws(StoreError)
}

extension DeliveryWriter {
  /// Claims without marking.
  package func claim(
    _ id: DraftID,
    attempt: AttemptID,
    worker: String,
    at now: Instant,
    verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimOutcome {
    try claim(
      id,
      attempt: attempt,
      worker: worker,
      at: now,
      marking: false,
      verdict: verdict
    )
  }
}

/// Takes the rows of one import, within its transaction.
package protocol BookWriter {
  func put(_ account: Account) throws(StoreError) -> RowFate
  func put(_ contact: Contact) throws(StoreError) -> RowFate
  /// Touches are never changed: the same id with other values is refused.
  func put(_ touch: Touch) throws(StoreError) -> RowFate
}

/// What an import did with a row.
package enum RowFate: Hashable, Sendable {
  case new
  case changed
  case unchanged
  case refused(RowRefusal)
}

/// Why a row could not be taken.
package enum RowRefusal: Hashable, Sendable {
  case unknownAccount(AccountID)
  case unknownContact(ContactID)
  /// The address belongs to another contact already.
  case addressTaken(by: ContactID)
  /// The contact is at another account.
  case contactElsewhere(ContactID, AccountID)
  /// A touch with this id and other values is in the journal, which is never rewritten.
  case touchDiffers(TouchID)
}

/// A touch as the journal has it.
package struct NotedTouch: Hashable, Sendable {
  package let touch: Touch
  /// What the touch's account is called.
  package let accountName: String
  /// A person took it back: it stays, and nothing counts it.
  package let isTakenBack: Bool

  package init(touch: Touch, accountName: String, isTakenBack: Bool) {
    self.touch = touch
    self.accountName = accountName
    self.isTakenBack = isTakenBack
  }
}
