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
    var gap: Int
    let cadence: Cadence
    /// The policy's, with the days on which the recipient's firm is shut.
    let calendar: BusinessCalendar
    var at: Instant

    init(wish: Wish, mailbox: Mailbox, gap: Int, policy: Policy, at: Instant) {
      self.wish = wish
      self.mailbox = mailbox
      self.gap = gap
      cadence = policy.cadence
      self.at = at
      calendar = policy.holidays.adding(shutdowns: wish.closed)
    }
  }

  /// All of them; their order does not matter to the result.
  static let all = common + personal

  /// Those that look at the mailbox and the kind of day alone.
  static let common: [SlotRule] = [
    .window, .holidays, .season, .mailboxPerDay, .mailboxPerHour, .mailboxGap, .mailboxRamp,
    .mailboxHealth,
  ]

  /// Those that look at who gets the mail.
  static let personal: [SlotRule] = [
    .contactGap, .accountPerDay, .domainPerDay, .afterBreakUp, .lapse,
  ]
}

extension SlotRule {
  static let window = SlotRule(.window) { slot, _ in
    let window = slot.cadence.window
    guard !slot.isInWindow, slot.closure == nil else { return nil }
    return Hold(.window, until: slot.opening, .closed(window, zone: slot.wish.zone))
  }

  /// Days on which nobody there works, the account's own shutdown among them.
  static let holidays = SlotRule(.holidays) { slot, _ in
    guard let closure = slot.closure else { return nil }
    let day = slot.wish.zone.localDate(at: slot.at)
    if let days = slot.wish.closed.first(where: { $0.contains(day) }) {
      return Hold(.holidays, until: slot.opening, .shutDown(days))
    }
    return Hold(.holidays, until: slot.opening, .holiday(closure.description))
  }

  static let season = SlotRule(.season) { slot, _ in
    let yearEnd = slot.cadence.yearEnd
    let day = slot.wish.zone.localDate(at: slot.at)
    guard let season = yearEnd.season, !yearEnd.kinds.contains(slot.wish.kind),
      season.contains(day)
    else { return nil }
    let over = season.firstDayOutside(onOrAfter: day).map(slot.wish.zone.startOfDay)
    return Hold(.season, until: over, .season(season, kind: slot.wish.kind))
  }

  static let contactGap = SlotRule(.contactGap) { slot, ledger in
    let wants = slot.cadence.contactGap
    var mails = ledger.mails(to: slot.wish.key.contact)
    if let last = slot.wish.lastToContact { mails.append(last) }
    let clashes = mails.filter {
      $0 <= slot.at ? slot.after(wants, $0) > slot.at : slot.after(wants, slot.at) > $0
    }
    guard let last = clashes.max() else { return nil }
    return Hold(.contactGap, until: slot.after(wants, last), .gap(last: last, wants: wants))
  }

  static let accountPerDay = SlotRule(.accountPerDay) { slot, ledger in
    guard !slot.wish.isInternal else { return nil }
    let cap = slot.cadence.accountPerDay
    return slot.dailyHold(.accountPerDay, cap: cap, ledger.mails(to: slot.wish.key.account))
  }

  static let domainPerDay = SlotRule(.domainPerDay) { slot, ledger in
    guard !slot.wish.isInternal else { return nil }
    let cap = slot.cadence.domainPerDay
    return slot.dailyHold(.domainPerDay, cap: cap, ledger.mails(toDomain: slot.wish.domain))
  }

  /// Nothing goes to an account behind a break-up, be it in the journal, in a draft or in this plan;
  /// and a break-up goes behind everything that has a slot already.
  static let afterBreakUp = SlotRule(.afterBreakUp) { slot, ledger in
    guard !slot.wish.isInternal else { return nil }
    let account = slot.wish.key.account
    let wants = slot.cadence.afterBreakUp
    for breakUp in ledger.breakUps(with: account) + [slot.wish.breakUp].compactMap(\.self)
    where breakUp <= slot.at {
      let over = wants.map { slot.after($0, breakUp) }
      if over.map({ $0 > slot.at }) ?? true {
        return Hold(.afterBreakUp, until: over, .breakUp(at: breakUp, wants: wants))
      }
    }
    guard slot.wish.kind == .breakUp, let last = ledger.mails(to: account).max(), last > slot.at
    else { return nil }
    return Hold(.afterBreakUp, until: last.adding(seconds: 1), .laterMail(at: last))
  }

  /// What a date or a season started has a last day.
  static let lapse = SlotRule(.sequenceDone) { slot, _ in
    guard let closes = slot.wish.closes, closes <= slot.at else { return nil }
    let due = slot.wish.zone.localDate(at: slot.wish.due)
    return Hold(.sequenceDone, until: nil, .lapsed(slot.wish.key.position.sequence, due: due))
  }
}

extension SlotRule.Slot {
  /// The instant that much later, in the recipient's days.
  func after(_ duration: HumanDuration, _ instant: Instant) -> Instant {
    duration.after(instant, in: wish.zone, calendar: calendar, country: wish.country)
  }

  fileprivate var isInWindow: Bool {
    cadence.window.contains(
      at,
      in: wish.zone,
      calendar: calendar,
      country: wish.country
    )
  }

  /// Why the recipient's day is no business day, whatever the hour.
  fileprivate var closure: Closure? {
    cadence.window.closure(
      on: wish.zone.localDate(at: at),
      calendar: calendar,
      country: wish.country
    )
  }

  /// The next opening of the window on a business day, at `at` or later; nil where there is none.
  fileprivate var opening: Instant? {
    cadence.window.nextOpening(
      atOrAfter: at,
      in: wish.zone,
      calendar: calendar,
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
}
