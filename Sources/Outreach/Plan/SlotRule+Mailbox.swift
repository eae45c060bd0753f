import Civil

/// The rules that look at the mailbox alone, whoever is written to.
extension SlotRule {
  static let mailboxPerDay = SlotRule(.mailboxPerDay) { slot, ledger in
    slot.rollingHold(.mailboxPerDay, cap: slot.mailbox.perDay, seconds: 86_400, ledger)
  }

  static let mailboxPerHour = SlotRule(.mailboxPerHour) { slot, ledger in
    slot.rollingHold(.mailboxPerHour, cap: slot.mailbox.perHour, seconds: 3600, ledger)
  }

  static let mailboxGap = SlotRule(.mailboxGap) { slot, ledger in
    let timeline = ledger.timeline(of: slot.mailbox.id)
    guard
      let free = timeline.crowded(
        at: slot.at,
        gap: slot.gap,
        least: slot.mailbox.gap.least
      )
    else { return nil }
    let last = timeline.instants.last { $0 <= slot.at } ?? slot.at
    return Hold(.mailboxGap, until: free, .mailboxGap(last: last, seconds: slot.gap))
  }

  /// A new mailbox sends less than its cap, and a little more on each day that it sends.
  static let mailboxRamp = SlotRule(.mailboxRamp) { slot, ledger in
    guard let climb = ledger.climb(of: slot.mailbox.id) else { return nil }
    let timeline = ledger.timeline(of: slot.mailbox.id)
    let room = climb.room(from: slot.at, in: timeline)
    guard room != slot.at else { return nil }
    let cap = climb.cap(at: slot.at)
    // The 24 hours that are full may end at a mail reserved later.
    let counted = max(cap, timeline.count(after: slot.at.adding(seconds: -86_400), upTo: slot.at))
    return Hold(.mailboxRamp, until: room, .cap(cap, counted: counted))
  }

  /// Bounces or a complaint stop a mailbox until a person resumes it.
  static let mailboxHealth = SlotRule(.mailboxHealth) { slot, ledger in
    let record = ledger.record(of: slot.mailbox.id)
    switch record.stop(under: slot.mailbox.health) {
    case nil:
      return nil
    case .complaint(let at):
      return Hold(
        .mailboxHealth,
        until: nil,
        .unhealthy(bounces: record.bounces, of: record.mails, complaint: at)
      )
    case .bounces(let bounces, let mails):
      return Hold(
        .mailboxHealth,
        until: nil,
        .unhealthy(bounces: bounces, of: mails, complaint: nil)
      )
    }
  }
}

extension SlotRule.Slot {
  /// The hold of a cap on the mailbox's mails in a rolling window.
  fileprivate func rollingHold(
    _ rule: RuleID,
    cap: Int,
    seconds: Int64,
    _ ledger: Ledger
  ) -> Hold? {
    let timeline = ledger.timeline(of: mailbox.id)
    guard let free = timeline.blocked(at: at, cap: cap, seconds: seconds) else { return nil }
    // The window that is full may end at a mail reserved later.
    let counted = max(cap, timeline.count(after: at.adding(seconds: -seconds), upTo: at))
    return Hold(rule, until: cap > 0 ? free : nil, .cap(cap, counted: counted))
  }
}
