package import Civil
import Mail

/// The last look before an approved draft goes to a server: still right, and room for it.
///
/// A function of what the claim's own transaction sees, so no cap can be used up in between.
package struct Recheck: Sendable {
  private let policy: Policy
  private let library: TemplateLibrary
  private let now: Instant

  package init(policy: Policy, library: TemplateLibrary, now: Instant) {
    self.policy = policy
    self.library = library
    self.now = now
  }

  package enum Verdict: Hashable, Sendable {
    case go
    /// Not now; try again at the instant.
    case wait(Hold)
    /// Something came in between; the step may be planned anew.
    case withdraw(Hold)
  }

  package func verdict(
    on draft: DraftRecord,
    _ candidate: Candidate,
    given reservations: [Reservation]
  ) -> Verdict {
    let zone = candidate.account.zone ?? policy.mailboxes[0].zone
    let standing = AccountPlanner(policy: policy, library: library, now: now)
      .standing(of: candidate, in: zone)
    if let hold = reversal(of: draft, candidate, standing) { return .withdraw(hold) }
    guard let mailbox = policy.mailbox(draft.mailbox) else {
      return .withdraw(Hold(.mailboxPerDay, until: nil, .cap(0, counted: 0)))
    }
    var ledger = Ledger([]) { _, _ in 0 }
    for reservation in reservations
    where !reservation.isOpen && reservation.draft != draft.id && reservation.at <= now {
      ledger.add(reservation, gap: 0)
    }
    let slot = SlotRule.Slot(
      wish: wish(of: draft, candidate),
      mailbox: mailbox,
      gap: mailbox.gap.least,
      policy: policy,
      at: now
    )
    let holds = SlotRule.all.compactMap { $0.check(slot, ledger) }
    let last = holds.max { ($0.until ?? .distantFuture) < ($1.until ?? .distantFuture) }
    return last.map(Verdict.wait) ?? .go
  }

  /// Why an open draft should be taken back; nil where it is still right.
  package func overtaken(_ draft: DraftRecord, _ candidate: Candidate) -> Hold? {
    let zone = candidate.account.zone ?? policy.mailboxes[0].zone
    let standing = AccountPlanner(policy: policy, library: library, now: now)
      .standing(of: candidate, in: zone)
    return reversal(of: draft, candidate, standing)
  }

  /// Why the draft is no longer right: they wrote, it was let go, suppressed, broken off, missed.
  private func reversal(
    of draft: DraftRecord,
    _ candidate: Candidate,
    _ standing: Standing
  ) -> Hold? {
    if standing.stage == .engaged, let mail = standing.lastInbound {
      return Hold(.engaged, until: nil, .engaged(since: mail.at, contact: mail.contact))
    }
    if standing.stage == .letGo, draft.kind != .breakUp {
      return Hold(.letGo, until: nil, .letGo(by: standing.letGo?.text ?? "", until: nil))
    }
    let late = draft.stale(under: policy)
    if late < now { return Hold(.stale, until: late, .stale(planned: draft.planned.instant)) }
    guard let template = library[draft.template],
      let contact = candidate.contact(draft.key.contact)
    else { return Hold(.values, until: nil, .noTemplate(draft.template)) }
    let situation = HistoryRule.Situation(
      wish: wish(of: draft, candidate),
      contact: contact,
      candidate: candidate,
      standing: standing,
      template: template,
      mailsInRun: 0,
      policy: policy,
      now: now
    )
    let rules: [HistoryRule] = [.suppressed, .bounced, .away, .afterBreakUp, .audience]
    return rules.lazy.compactMap { $0.check(situation) }.first
  }

  private func wish(of draft: DraftRecord, _ candidate: Candidate) -> Wish {
    let contact = candidate.contact(draft.key.contact)
    return Wish(
      key: draft.key,
      template: draft.template,
      kind: draft.kind,
      stage: .prospect,
      priority: .followUp,
      due: draft.planned.instant,
      zone: draft.planned.zone,
      country: contact?.country ?? candidate.account.country,
      domain: draft.envelope.recipient.domain,
      isInternal: contact.map { $0.account != candidate.account.id } ?? false,
      mailbox: draft.mailbox,
      lastToContact: nil,
      revision: draft.revision,
      trigger: nil
    )
  }
}

extension DraftRecord {
  /// The last instant at which it may still go; its step is planned anew then.
  func stale(under policy: Policy) -> Instant {
    policy.cadence.stale.after(planned.instant, in: planned.zone, calendar: policy.holidays)
  }
}
