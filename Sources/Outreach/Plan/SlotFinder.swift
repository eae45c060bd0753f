import Civil
import Mail

/// Places wishes one after the other, the higher priority first, on what is still free.
struct SlotFinder {
  let policy: Policy
  let now: Instant
  let horizon: Instant
  let seed: UInt64
  private var ledger: Ledger
  private var rotation: MailboxRotation
  /// From when on a mailbox has no slot left before the horizon, for a recipient's day.
  private var full: [Day: Full] = [:]

  /// What decides about a slot besides the caps on people, accounts and domains.
  private struct Day: Hashable {
    let mailbox: MailboxID
    let zone: Zone
    let country: Country?
    let closed: [ClosedRange<LocalDate>]
    let kind: TemplateKind

    init(_ wish: Wish, from mailbox: MailboxID) {
      self.mailbox = mailbox
      zone = wish.zone
      country = wish.country
      closed = wish.closed
      kind = wish.kind
    }
  }

  private struct Full {
    var from: Instant
    var holds: [Hold]
  }

  init(
    _ planner: Planner,
    reservations: [Reservation],
    mailboxes: [MailboxID: MailboxRecord]
  ) {
    policy = planner.policy
    now = planner.now
    horizon = planner.horizon
    let seed = planner.seed
    self.seed = seed
    rotation = MailboxRotation(policy.mailboxes, at: now)
    ledger = Ledger(of: policy.mailboxes, records: mailboxes, at: now)
    for reservation in reservations { ledger.add(reservation, gap: gap(before: reservation)) }
  }

  /// The pause that a reserved mail wants before it, in seconds.
  private func gap(before reservation: Reservation) -> Int {
    guard let gap = reservation.mailbox.flatMap(policy.mailbox)?.gap else { return 0 }
    let draft = reservation.draft
    return gap.least + (draft.map { jitter(of: $0, upTo: gap.jitter, seed: seed) } ?? 0)
  }

  /// Reserves the slot that it answers.
  ///
  /// Where the first choice of mailboxes for a new account has no slot left, the next one may.
  mutating func place(_ want: AccountPlanner.Wanting) -> Result<Scheduled, Held> {
    var failure: Held?
    for mailbox in rotation.mailboxes(for: want.wish, on: ledger) {
      switch place(want, from: mailbox) {
      case .success(let mail): return .success(mail)
      case .failure(let held): failure = failure ?? held
      }
    }
    return .failure(failure ?? want.wish.held(by: want.waits))
  }

  private mutating func place(
    _ want: AccountPlanner.Wanting,
    from mailbox: Mailbox
  ) -> Result<Scheduled, Held> {
    let wish = want.wish
    var slot = slot(for: wish, from: mailbox, at: now)
    let day = Day(wish, from: mailbox.id)
    var waits = want.waits
    let start = max(now, want.earliest)
    if let full = full[day], full.from <= start {
      return .failure(wish.held(by: waits + full.holds))
    }
    note(holds(at: slot), in: &waits)
    slot.at = start
    guard let found = search(&slot, noting: &waits, day: day, start: start) else {
      return .failure(wish.held(by: waits))
    }
    reserve(slot, at: found)
    let zoned = ZonedTime(found, in: wish.zone)
    return .success(Scheduled(wish: wish, mailbox: mailbox.id, slot: zoned, waits: waits))
  }

  /// Why this wish, and every one behind it that is alike, finds no slot before the horizon.
  ///
  /// Nil where one of them may still find one.
  func closure(of want: AccountPlanner.Wanting) -> Hold? {
    let start = max(now, want.earliest)
    let wish = want.wish
    // Their firm's closed days are its own: others like it may go on them.
    guard wish.closed.isEmpty else { return nil }
    let mailboxes = rotation.alike(wish, on: ledger)
    var decisive: Hold?
    for mailbox in mailboxes {
      guard let full = full[Day(wish, from: mailbox.id)], full.from <= start else { return nil }
      decisive = wish.held(by: full.holds).decisive ?? decisive
    }
    return decisive
  }

  /// What the rules are asked about a wish: from which mailbox, and with which pause before it.
  func slot(for wish: Wish, from mailbox: Mailbox, at instant: Instant) -> SlotRule.Slot {
    let gap = mailbox.gap.least + jitter(of: wish.draftID, upTo: mailbox.gap.jitter, seed: seed)
    return SlotRule.Slot(wish: wish, mailbox: mailbox, gap: gap, policy: policy, at: instant)
  }

  /// Everything that stands against a slot, on what is reserved so far.
  func holds(at slot: SlotRule.Slot) -> [Hold] {
    SlotRule.all.compactMap { $0.check(slot, ledger) }
  }

  /// Moves the slot forward until every rule is clear; nil where that is beyond the horizon.
  private mutating func search(
    _ slot: inout SlotRule.Slot,
    noting waits: inout [Hold],
    day: Day,
    start: Instant
  ) -> Instant? {
    var isPersonal = false
    while slot.at < horizon {
      let holds = holds(at: slot)
      guard !holds.isEmpty else { return slot.at }
      note(holds, in: &waits)
      isPersonal = isPersonal || holds.contains(where: \.rule.isPersonal)
      guard let next = later(than: slot.at, by: holds) else { break }
      slot.at = next
    }
    if !isPersonal {
      let known = full[day]
      if known.map({ start < $0.from }) ?? true {
        full[day] = Full(
          from: start,
          holds: waits.filter { !$0.rule.isPersonal && $0.rule.isOfSlot }
        )
      }
    }
    return nil
  }

  /// The latest of the holds' ends; nil where one of them never ends.
  private func later(than instant: Instant, by holds: [Hold]) -> Instant? {
    var next = instant.adding(seconds: 1)
    for hold in holds {
      guard let until = hold.until else { return nil }
      next = max(next, until)
    }
    return next
  }

  /// Keeps the first hold of each rule.
  private func note(_ holds: [Hold], in waits: inout [Hold]) {
    for hold in holds where !waits.contains(where: { $0.rule == hold.rule }) {
      waits.append(hold)
    }
  }

  private mutating func reserve(_ slot: SlotRule.Slot, at instant: Instant) {
    let wish = slot.wish
    let reservation = Reservation(
      mailbox: slot.mailbox.id,
      account: wish.key.account,
      contact: wish.key.contact,
      domain: wish.domain,
      at: instant,
      draft: wish.draftID,
      isInternal: wish.isInternal,
      isBreakUp: wish.kind == .breakUp
    )
    ledger.add(reservation, gap: slot.gap)
    rotation.keep(slot.mailbox.id, for: wish)
  }
}

/// A number of seconds from 0 to `most` that depends on the draft and the seed only.
private func jitter(of draft: DraftID, upTo most: Int, seed: UInt64) -> Int {
  guard most > 0 else { return 0 }
  var hash = seed ^ 0xcbf2_9ce4_8422_2325
  for byte in draft.text.utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  hash ^= hash >> 32
  return Int(hash % UInt64(most + 1))
}

extension RuleID {
  /// A rule of one slot, not of the history.
  fileprivate var isOfSlot: Bool {
    switch self {
    case .window, .holidays, .season, .mailboxPerDay, .mailboxPerHour, .mailboxGap, .mailboxRamp,
      .mailboxHealth, .contactGap, .accountPerDay, .domainPerDay, .afterBreakUp, .sequenceDone:
      true
    case .contactPerSequence, .away, .engaged, .suppressed, .stale, .fresh, .values,
      .letGo, .audience, .sequenceWait, .sequenceContact, .drafted, .accountActiveContacts, .task:
      false
    }
  }

  /// A slot rule that depends on who is written to, not on the mailbox and the day alone.
  fileprivate var isPersonal: Bool {
    switch self {
    case .contactGap, .accountPerDay, .domainPerDay, .afterBreakUp, .sequenceDone: true
    default: false
    }
  }
}
