package import Civil
package import Mail
package import Outreach

/// Names one attempt to hand one draft to a server; given by the edge.
package struct AttemptID: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
}

/// Which drafts to list; nil does not restrict.
package struct DraftFilter: Hashable, Sendable {
  package var states: Set<DraftState>?
  package var account: AccountID?
  package var contact: ContactID?
  package var mailbox: MailboxID?
  /// Planned at this instant or before.
  package var plannedUntil: Instant?
  package var limit: Int?

  package init(
    states: Set<DraftState>? = nil,
    account: AccountID? = nil,
    contact: ContactID? = nil,
    mailbox: MailboxID? = nil,
    plannedUntil: Instant? = nil,
    limit: Int? = nil
  ) {
    self.states = states
    self.account = account
    self.contact = contact
    self.mailbox = mailbox
    self.plannedUntil = plannedUntil
    self.limit = limit
  }
}

/// A person's yes to one draft as it was when he looked at it.
package struct Approval: Hashable, Sendable {
  package let draft: DraftID
  package let digest: Digest

  package init(of draft: DraftID, digest: Digest) {
    self.draft = draft
    self.digest = digest
  }
}

/// One transition in the life of a draft.
package struct DraftEvent: Hashable, Sendable {
  package let state: DraftState
  package let at: Instant
  /// Who or what did it: a person's name, a worker.
  package let by: String
  package let note: String?
  package let attempt: AttemptID?

  package init(state: DraftState, at: Instant, by: String, note: String?, attempt: AttemptID?) {
    self.state = state
    self.at = at
    self.by = by
    self.note = note
    self.attempt = attempt
  }
}

package enum ReserveOutcome: Hashable, Sendable {
  case written
  /// The step is taken by this draft, written earlier.
  case taken(by: DraftID)
}

/// What a claim sees of the world, read within its own transaction.
package struct ClaimContext: Sendable {
  package let draft: DraftRecord
  /// Digest of envelope and bytes as they lie in the database now.
  package let storedDigest: Digest
  /// What the approval names.
  package let approvedDigest: Digest
  package let candidate: Candidate
  /// What went out, or is in a sender's hands, since 48 hours before the claim at least; each without
  /// a gap.
  package let tally: Tally

  package init(
    draft: DraftRecord,
    storedDigest: Digest,
    approvedDigest: Digest,
    candidate: Candidate,
    tally: Tally
  ) {
    self.draft = draft
    self.storedDigest = storedDigest
    self.approvedDigest = approvedDigest
    self.candidate = candidate
    self.tally = tally
  }
}

package enum ClaimVerdict: Hashable, Sendable {
  case go
  /// Not now; the draft stays approved. `until` becomes its `notBefore`.
  case wait(reason: String, until: Instant?)
  /// No longer right: the draft is withdrawn and its step may be planned anew.
  case withdraw(reason: String)
}

package enum ClaimOutcome: Hashable, Sendable {
  case claimed(Draft)
  case waiting(reason: String, until: Instant?)
  case withdrawn(reason: String)
  /// Somebody else has it, or it is no longer approved.
  case notApproved(DraftState)
}

/// How one attempt ended.
package struct Settlement: Hashable, Sendable {
  package let attempt: AttemptID
  package let result: Result
  /// The server's reply or the reason, printable.
  package let note: String

  package init(attempt: AttemptID, result: Result, note: String) {
    self.attempt = attempt
    self.result = result
    self.note = note
  }

  package enum Result: Hashable, Sendable {
    case sent
    /// Surely not delivered; back to `approved`, not to be tried before the instant.
    case deferred(until: Instant)
    /// Surely not delivered, for good. `recipientIsBad`: a bounce touch is recorded as well.
    case rejected(recipientIsBad: Bool)
    /// The dot may have gone out and no complete reply came.
    case unknown
  }
}
