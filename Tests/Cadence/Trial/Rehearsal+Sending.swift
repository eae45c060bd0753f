import Civil
import Outreach

extension Rehearsal {
  /// What a sender does that waits for slots: claims each approved draft when its slot is there,
  /// after a last look, and settles what a server made of it.
  mutating func send(from start: Instant, for seconds: Int64, _ chance: inout Chance) {
    recover(at: start)
    let end = start.adding(seconds: seconds)
    var now = start
    var looks = 0
    while let draft = nextDue(after: now), looks < 400 {
      looks += 1
      let due = max(draft.planned.instant, draft.notBefore ?? .distantPast)
      now = max(now, due)
      guard now <= end else { return }
      latest = now
      look(at: draft, at: now, &chance)
      now = now.adding(seconds: 1)
    }
  }

  private func nextDue(after now: Instant) -> DraftRecord? {
    book.openDrafts(in: [.approved])
      .map { (due: max(now, $0.planned.instant, $0.notBefore ?? .distantPast), draft: $0) }
      .min {
        ($0.due, $0.draft.planned.instant, $0.draft.id) < (
          $1.due, $1.draft.planned.instant, $1.draft.id
        )
      }?
      .draft
  }

  private mutating func look(at draft: DraftRecord, at now: Instant, _ chance: inout Chance) {
    guard let candidate = book.candidate(draft.key.account) else { return }
    let recheck = Recheck(policy: policy, library: library, now: now)
    let verdict = recheck.verdict(
      on: draft,
      view(candidate),
      given: book.tally(since: now.adding(seconds: -2 * 86_400)),
      record: boxes(at: now)[draft.mailbox] ?? MailboxRecord()
    )
    switch verdict {
    case .go: deliver(draft, at: now, &chance)
    case .wait(let hold):
      // One that time does not end is looked at again in the next session.
      book.postpone(draft.id, until: hold.until ?? now.adding(seconds: 86_400))
    case .withdraw: move(draft.id, to: .withdrawn, at: now)
    }
  }

  private mutating func deliver(_ draft: DraftRecord, at now: Instant, _ chance: inout Chance) {
    move(draft.id, to: .claimed, at: now)
    let fate = chance.int(1...100)
    // The process is gone before it said what became of it.
    if fate > 98 { return }
    move(draft.id, to: .transmitting, at: now)
    switch fate {
    case 97...98: break
    case 95...96: move(draft.id, to: .unknown, at: now)
    case 92...94: reject(draft, at: now)
    case 88...91:
      move(draft.id, to: .approved, at: now)
      book.postpone(draft.id, until: now.adding(seconds: 900))
    default: sent(draft.id, at: now)
    }
  }

  private mutating func reject(_ draft: DraftRecord, at now: Instant) {
    move(draft.id, to: .rejected, at: now)
    note(
      Touch(
        id: TouchID(nextID()),
        account: draft.key.account,
        contact: draft.key.contact,
        kind: .bounce,
        at: now
      ),
      draft: draft.id
    )
  }

  mutating func sent(_ id: DraftID, at now: Instant) {
    guard let touch = book.send(id, at: now) else { return }
    write(.touch(CadenceRecord.Touch(touch, draft: id)))
    write(.state(draft: id.text, state: "sent", at: now.epochSeconds))
  }

  mutating func note(_ touch: Touch, draft: DraftID? = nil) {
    book.note(touch, draft: draft)
    write(.touch(CadenceRecord.Touch(touch, draft: draft)))
  }

  /// What a sender that starts finds of one that is gone.
  private mutating func recover(at now: Instant) {
    for draft in book.openDrafts(in: [.claimed, .transmitting]) {
      if draft.state == .claimed {
        move(draft.id, to: .approved, at: now)
      } else {
        move(draft.id, to: .unknown, at: draft.since)
      }
    }
  }
}
