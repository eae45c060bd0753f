package import Civil
import Mail

/// The last look before an approved draft goes to a server: still right, and room for it.
///
/// A function of what the claim's own transaction sees, so no cap can be used up in between.
package struct Recheck: Sendable {
  private let accounts: AccountPlanner

  package init(policy: Policy, library: TemplateLibrary, now: Instant) {
    accounts = AccountPlanner(policy: policy, library: library, now: now)
  }

  package enum Verdict: Hashable, Sendable {
    case go
    /// Not now; try again at the instant.
    case wait(Hold)
    /// Something came in between; the step may be planned anew.
    case withdraw(Hold)
  }

  /// `tally`: what went or is in a sender's hands, each without a gap; also what the journal holds
  /// ahead of a clock that was set back.
  package func verdict(
    on draft: DraftRecord,
    _ candidate: Candidate,
    given tally: Tally,
    record: MailboxRecord
  ) -> Verdict {
    let dossier = accounts.dossier(of: candidate)
    let contact = candidate.contact(draft.key.contact)
    let wish = wish(of: draft, to: contact, dossier)
    if let hold = reversal(of: draft, to: contact, wish, dossier) { return .withdraw(hold) }
    guard let mailbox = accounts.policy.mailbox(draft.mailbox) else {
      return .withdraw(Hold(.mailboxPerDay, until: nil, .cap(0, counted: 0)))
    }
    let records = [mailbox.id: record]
    let ledger = Ledger(of: [mailbox], records: records, counting: tally, at: accounts.now)
    let slot = SlotRule.Slot(
      wish: wish,
      mailbox: mailbox,
      gap: mailbox.gap.least,
      policy: accounts.policy,
      at: accounts.now
    )
    let holds = SlotRule.all.compactMap { $0.check(slot, ledger) }
    let last = holds.max { ($0.until ?? .distantFuture) < ($1.until ?? .distantFuture) }
    return last.map(Verdict.wait) ?? .go
  }

  /// Why an open draft should be taken back; nil where it is still right.
  package func overtaken(_ draft: DraftRecord, _ candidate: Candidate) -> Hold? {
    let dossier = accounts.dossier(of: candidate)
    let contact = candidate.contact(draft.key.contact)
    return reversal(of: draft, to: contact, wish(of: draft, to: contact, dossier), dossier)
  }

  /// Why the draft is no longer right: they wrote, it was let go, suppressed, broken off, missed.
  private func reversal(
    of draft: DraftRecord,
    to contact: Contact?,
    _ wish: Wish,
    _ dossier: Dossier
  ) -> Hold? {
    let standing = dossier.standing
    if standing.stage == .engaged, let mail = standing.lastInbound {
      return Hold(.engaged, until: nil, .engaged(since: mail.at, contact: mail.contact))
    }
    if standing.stage == .letGo, draft.kind != .breakUp {
      return Hold(.letGo, until: nil, .letGo(by: standing.letGo?.text ?? "", until: nil))
    }
    if let sequence = accounts.policy.sequence(draft.key.position.sequence),
      sequence.stage != standing.stage, standing.stage != .letGo
    {
      return Hold(.sequenceDone, until: nil, .otherStage(sequence.id, standing.stage))
    }
    let late = draft.stale(under: accounts.policy)
    if late < accounts.now {
      return Hold(.stale, until: late, .stale(planned: draft.planned.instant))
    }
    guard let template = accounts.library[draft.template], let contact else {
      return Hold(.values, until: nil, .noTemplate(draft.template))
    }
    let situation = HistoryRule.Situation(
      wish: wish,
      contact: contact,
      template: template,
      mailsInRun: dossier.mails(inRunOf: draft),
      dossier: dossier
    )
    for rule in Self.lasting {
      if let hold = rule.check(situation) { return hold }
    }
    return nil
  }

  /// The rules that still count when a draft is written.
  private static let lasting: [HistoryRule] = [
    .suppressed, .bounced, .complained, .away, .afterBreakUp, .contactPerSequence, .audience,
  ]

  private func wish(of draft: DraftRecord, to contact: Contact?, _ dossier: Dossier) -> Wish {
    Wish(
      key: draft.key,
      template: draft.template,
      kind: draft.kind,
      stage: dossier.standing.stage,
      priority: .followUp,
      due: draft.planned.instant,
      zone: draft.planned.zone,
      country: dossier.country(of: contact),
      domain: draft.envelope.recipient.domain,
      isInternal: contact.map(dossier.isInternal) ?? false,
      mailbox: draft.mailbox,
      lastToContact: contact.flatMap { dossier.newestMail(to: $0) },
      revision: draft.revision,
      trigger: nil,
      closed: dossier.closed(for: contact),
      breakUp: dossier.breakUpInHand(besides: draft.id)
    )
  }
}

extension Dossier {
  /// Mails to the draft's person in its run of the sequence.
  fileprivate func mails(inRunOf draft: DraftRecord) -> Int {
    let run = draft.key.position
    return candidate.touches.count { touch in
      touch.kind == .mailOut && touch.account == account.id && touch.contact == draft.key.contact
        && touch.position?.sequence == run.sequence && touch.position?.occurrence == run.occurrence
    }
  }
}

extension DraftRecord {
  /// The last instant at which it may still go; its step is planned anew then.
  func stale(under policy: Policy) -> Instant {
    policy.cadence.stale.after(planned.instant, in: planned.zone, calendar: policy.holidays)
  }
}
