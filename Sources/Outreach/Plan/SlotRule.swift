import Civil

/// A rule that looks at one instant, and says whether this mail may go from this mailbox then.
///
/// Each is one small value. `until` of the hold is later than the instant asked about.
struct SlotRule: Sendable {
  let id: RuleID
  let check: @Sendable (Slot, Ledger) -> Hold?

  init(_ id: RuleID, _ check: @escaping @Sendable (Slot, Ledger) -> Hold?) {
    self.id = id
    self.check = check
  }

  /// What is asked about.
  struct Slot: Sendable {
    let wish: Wish
    let mailbox: Mailbox
    /// The mail's own pause, jitter included, in seconds.
    let gap: Int
    let policy: Policy
    var at: Instant
  }

  /// All of them; their order does not matter to the result.
  static let all: [SlotRule] = [
    .window, .holidays, .season, .contactGap, .accountPerDay, .domainPerDay, .mailboxPerDay,
    .mailboxPerHour, .mailboxGap,
  ]
}

extension SlotRule {
  static let window = SlotRule(.window) { slot, _ in
    let window = slot.policy.cadence.window
    guard !slot.isInWindow, slot.closure == nil else { return nil }
    return Hold(.window, until: slot.opening, .closed(window, zone: slot.wish.zone))
  }

  static let holidays = SlotRule(.holidays) { slot, _ in
    guard let closure = slot.closure else { return nil }
    return Hold(.holidays, until: slot.opening, .holiday(closure.description))
  }

  static let season = SlotRule(.season) { slot, _ in
    let yearEnd = slot.policy.cadence.yearEnd
    let day = slot.wish.zone.localDate(at: slot.at)
    guard let season = yearEnd.season, !yearEnd.kinds.contains(slot.wish.kind),
      season.contains(day)
    else { return nil }
    let over = season.firstDayOutside(onOrAfter: day).map(slot.wish.zone.startOfDay)
    return Hold(.season, until: over, .season(season, kind: slot.wish.kind))
  }

  static let contactGap = SlotRule(.contactGap) { slot, ledger in
    let wants = slot.policy.cadence.contactGap
    func free(after instant: Instant) -> Instant {
      wants.after(
        instant,
        in: slot.wish.zone,
        calendar: slot.policy.holidays,
        country: slot.wish.country
      )
    }
    var mails = ledger.mails(to: slot.wish.key.contact)
    if let last = slot.wish.lastToContact { mails.append(last) }
    let clashes = mails.filter {
      $0 <= slot.at ? free(after: $0) > slot.at : free(after: slot.at) > $0
    }
    guard let last = clashes.max() else { return nil }
    return Hold(.contactGap, until: free(after: last), .gap(last: last, wants: wants))
  }

  static let accountPerDay = SlotRule(.accountPerDay) { slot, ledger in
    guard !slot.wish.isInternal else { return nil }
    let cap = slot.policy.cadence.accountPerDay
    return slot.dailyHold(.accountPerDay, cap: cap, ledger.mails(to: slot.wish.key.account))
  }

  static let domainPerDay = SlotRule(.domainPerDay) { slot, ledger in
    guard !slot.wish.isInternal else { return nil }
    let cap = slot.policy.cadence.domainPerDay
    return slot.dailyHold(.domainPerDay, cap: cap, ledger.mails(toDomain: slot.wish.domain))
  }

  static let mailboxPerDay = SlotRule(.mailboxPerDay) { slot, ledger in
    slot.rollingHold(.mailboxPerDay, cap: slot.mailbox.perDay, seconds: 86_400, ledger)
  }

  static let mailboxPerHour = SlotRule(.mailboxPerHour) { slot, ledger in
    slot.rollingHold(.mailboxPerHour, cap: slot.mailbox.perHour, seconds: 3600, ledger)
  }

  static let mailboxGap = SlotRule(.mailboxGap) { slot, ledger in
    let timeline = ledger.timeline(of: slot.mailbox.id)
    guard let free = timeline.crowded(at: slot.at, gap: slot.gap) else { return nil }
    let last = timeline.instants.last { $0 <= slot.at } ?? slot.at
    return Hold(.mailboxGap, until: free, .mailboxGap(last: last, seconds: slot.gap))
  }
}

extension SlotRule.Slot {
  fileprivate var isInWindow: Bool {
    policy.cadence.window.contains(
      at,
      in: wish.zone,
      calendar: policy.holidays,
      country: wish.country
    )
  }

  /// Why the recipient's day is no business day, whatever the hour.
  fileprivate var closure: Closure? {
    policy.cadence.window.closure(
      on: wish.zone.localDate(at: at),
      calendar: policy.holidays,
      country: wish.country
    )
  }

  /// The next opening of the window on a business day, at `at` or later; nil where there is none.
  fileprivate var opening: Instant? {
    policy.cadence.window.nextOpening(
      atOrAfter: at,
      in: wish.zone,
      calendar: policy.holidays,
      country: wish.country
    )
  }

  /// The hold of a cap on mails in one local day of the recipient.
  fileprivate func dailyHold(_ rule: RuleID, cap: Int, _ mails: [Instant]) -> Hold? {
    guard !mails.isEmpty || cap <= 0 else { return nil }
    let day = wish.zone.localDate(at: at)
    let counted = mails.count { wish.zone.localDate(at: $0) == day }
    guard counted >= cap else { return nil }
    let tomorrow = cap > 0 ? wish.zone.startOfDay(day.adding(days: 1)) : nil
    return Hold(rule, until: tomorrow, .cap(cap, counted: counted))
  }

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
