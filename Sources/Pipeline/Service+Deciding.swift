import Civil
import Outreach
import Store

extension Service {
  /// At most so many mails are handed to a mailbox at once: what happens to them is told thereafter.
  static let batch = 20

  mutating func decide(at now: Instant) -> [Action] {
    if isStopping {
      if isQuiet { return [.report(note(health(at: now, .stopped))), .end] }
      return [.report(note(health(at: now, .stopping))), .pause(until: now.adding(seconds: look))]
    }
    if chores.load, isQuiet, !isPlanning {
      chores.load = false
      return [.load]
    }
    if chores.count {
      chores.count = false
      return [.count]
    }
    var actions = work(at: now)
    let isDone =
      actions.isEmpty && isQuiet && !isPlanning && !chores.plansFirst && !chores.load
      && !chores.settle
    if rules.isOnce, isDone { return [.report(note(health(at: now, .stopped))), .end] }
    let health = health(at: now, .running)
    if isNews(health) { actions.append(.report(note(health))) }
    return actions + [.pause(until: pauseEnds(at: now))]
  }

  /// How soon a file that changed is looked at again, in seconds.
  private static let settling: Int64 = 2

  /// No mail is in anybody's hands.
  private var isQuiet: Bool { !boxes.values.contains(where: \.isBusy) }

  /// A configuration that waits to be read lets nothing new begin.
  private mutating func work(at now: Instant) -> [Action] {
    guard !chores.load, !chores.settle else { return [] }
    var actions: [Action] = []
    if chores.plan, !isPlanning, now >= planNotBefore {
      chores.plan = false
      isPlanning = true
      actions.append(.plan)
    }
    guard rules.sends, !chores.plansFirst else { return actions }
    for mailbox in rules.mailboxes {
      let box = boxes[mailbox] ?? Box()
      guard !box.isBusy, box.until <= now else { continue }
      let due = waiting(of: mailbox).filter { time(of: $0) <= now }.prefix(Self.batch)
      guard !due.isEmpty else { continue }
      boxes[mailbox, default: box].isBusy = true
      actions.append(.deliver(Array(due), from: mailbox))
    }
    return actions
  }

  private func waiting(of mailbox: MailboxID) -> [DraftSlot] {
    census.slots.filter { $0.mailbox == mailbox }
  }

  /// When a draft may be asked for.
  private func time(of draft: DraftSlot) -> Instant {
    max(draft.slot, resting[draft.id] ?? .distantPast)
  }

  /// The next slot that is served, unless the book changes before.
  private var nextSlot: Instant? {
    guard rules.sends else { return nil }
    return rules.mailboxes.compactMap { mailbox -> Instant? in
      let box = boxes[mailbox] ?? Box()
      guard !box.isBusy, let first = waiting(of: mailbox).map(time).min() else { return nil }
      return max(first, box.until)
    }.min()
  }

  private func pauseEnds(at now: Instant) -> Instant {
    if chores.settle { return now.adding(seconds: min(look, Self.settling)) }
    let isHeld = chores.load || chores.plansFirst
    let slot = isHeld ? nil : nextSlot
    let plan = chores.plan && !isPlanning ? planNotBefore : nil
    let ends = [now.adding(seconds: look), dayEnds, slot, plan].compactMap(\.self).min()
    return max(ends ?? now, now.adding(seconds: 1))
  }
}

extension Service {
  /// A health report says at least so often that the service lives, in seconds.
  private static let heartbeat: Int64 = 60

  private func isNews(_ health: Health) -> Bool {
    guard var last = lastReport else { return true }
    if abs(health.at.seconds(since: last.at)) >= Self.heartbeat { return true }
    last.at = health.at
    return last != health
  }

  private mutating func note(_ health: Health) -> Health {
    lastReport = health
    return health
  }

  private func health(at now: Instant, _ state: Health.State) -> Health {
    Health(
      at: now,
      state: state,
      lastPlan: lastPlan,
      nextPlan: rules.drafts ? (chores.plan ? max(now, planNotBefore) : dayEnds) : nil,
      nextSlot: nextSlot,
      counts: census.counts,
      oldestUnknown: census.oldestUnknown,
      configurationIsRefused: isRefused,
      mailboxes: rules.sends ? rules.mailboxes.map { health(of: $0, at: now) } : []
    )
  }

  private func health(of mailbox: MailboxID, at now: Instant) -> Health.MailboxHealth {
    let box = boxes[mailbox] ?? Box()
    let state: Health.MailboxState =
      box.until <= now ? .serving : box.until == .distantFuture ? .stopped : .waiting(box.until)
    return Health.MailboxHealth(id: mailbox, state: state)
  }
}
