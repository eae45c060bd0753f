import Civil
import Outreach

extension Rehearsal {
  /// Something that others do, or a person notes.
  mutating func happen(
    _ kind: CadenceCase.Event.Kind,
    at now: Instant,
    _ chance: inout Chance
  ) throws {
    switch kind {
    case .takeBack: takeBack(&chance)
    case .task: finishTask(at: now, &chance)
    case .call, .letGo, .reopen:
      let firms = book.candidates.filter { !$0.account.isInternal }
      guard let firm = chance.pick(any: firms) else { return }
      note(byHand(kind, firm, at: now, &chance))
    case .reply, .bounce, .autoReply, .complaint:
      guard let mail = recentMail(&chance) else { return }
      note(answer(kind, to: mail, at: now, &chance))
    case .draft, .approve, .send, .resume, .skip, .resolve, .settings, .clock: break
    }
  }

  /// One of the newest mails that went.
  private func recentMail(_ chance: inout Chance) -> Touch? {
    let mails = book.candidates.flatMap { candidate in
      candidate.touches.filter {
        $0.kind == .mailOut && $0.account == candidate.account.id && $0.contact != nil
      }
    }
    let newest = mails.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.suffix(12)
    return chance.pick(any: Array(newest))
  }

  private mutating func answer(
    _ kind: CadenceCase.Event.Kind,
    to mail: Touch,
    at now: Instant,
    _ chance: inout Chance
  ) -> Touch {
    let words: [CadenceCase.Event.Kind: Touch.Kind] = [
      .reply: .mailIn, .bounce: .bounce, .autoReply: .autoReply, .complaint: .complaint,
    ]
    let isAway = kind == .autoReply && chance.permille(600)
    let zone = book.candidate(mail.account)?.account.zone ?? .utc
    return Touch(
      id: TouchID(nextID()),
      account: mail.account,
      contact: mail.contact,
      kind: words[kind] ?? .note,
      at: now,
      until: isAway ? zone.localDate(at: now).adding(days: chance.int(0...20)) : nil,
      mailbox: kind == .complaint ? mail.mailbox : nil
    )
  }

  private mutating func byHand(
    _ kind: CadenceCase.Event.Kind,
    _ firm: Candidate,
    at now: Instant,
    _ chance: inout Chance
  ) -> Touch {
    let words: [CadenceCase.Event.Kind: Touch.Kind] = [
      .call: .call, .letGo: .letGo, .reopen: .reopen,
    ]
    let ends = kind == .letGo && chance.permille(600)
    let zone = firm.account.zone ?? .utc
    return Touch(
      id: TouchID(nextID()),
      account: firm.account.id,
      contact: kind == .call ? chance.pick(any: firm.contacts)?.id : nil,
      kind: words[kind] ?? .note,
      at: now,
      text: "on a whim",
      answered: chance.permille(500),
      until: ends ? zone.localDate(at: now).adding(days: chance.int(0...40)) : nil
    )
  }

  private mutating func finishTask(at now: Instant, _ chance: inout Chance) {
    let accounts = AccountPlanner(policy: policy, library: library, now: now)
    let tasks = book.candidates.flatMap { candidate in
      accounts.outcome(for: view(candidate)) { _, _ in [] }.tasks
    }
    guard let task = chance.pick(any: tasks.filter { $0.due <= now }) else { return }
    note(
      Touch(
        id: TouchID(nextID()),
        account: task.account,
        contact: task.contact,
        kind: task.task.kind.touch,
        at: now,
        minutes: task.task.minutes,
        answered: chance.permille(500),
        position: task.position
      )
    )
  }

  /// Only what a person noted can be taken back.
  private mutating func takeBack(_ chance: inout Chance) {
    let kinds: Set<Touch.Kind> = [.mailIn, .autoReply, .call, .letGo, .reopen]
    let touches = book.candidates.flatMap { candidate in
      candidate.touches.filter {
        $0.account == candidate.account.id && kinds.contains($0.kind)
      }
    }
    guard let touch = chance.pick(any: touches.suffix(20)) else { return }
    book.takeBack(touch)
    write(.takenBack(touch: touch.id.text))
  }
}
