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
  /// When a mailbox is known to have no slot for a kind of day.
  private var closed: [Day: ClosedTimes] = [:]

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
    let draft = want.wish.draftID
    var failure: Held?
    for mailbox in rotation.mailboxes(for: want.wish, on: ledger) {
      switch place(want, from: mailbox, as: draft) {
      case .success(let mail): return .success(mail)
      case .failure(let held): failure = failure ?? held
      }
    }
    return .failure(failure ?? want.wish.held(by: want.waits))
  }

  private mutating func place(
    _ want: AccountPlanner.Wanting,
    from mailbox: Mailbox,
    as draft: DraftID
  ) -> Result<Scheduled, Held> {
    let wish = want.wish
    var waits = want.waits
    var slot = slot(for: wish, from: mailbox, as: draft, at: max(now, want.earliest))
    slot.at = opening(for: slot, noting: &waits)
    while slot.at < horizon {
      let holds = holds(at: slot)
      guard !holds.isEmpty else {
        reserve(slot, as: draft)
        let zoned = ZonedTime(slot.at, in: wish.zone)
        return .success(Scheduled(wish: wish, mailbox: mailbox.id, slot: zoned, waits: waits))
      }
      waits.note(holds)
      guard let next = later(than: slot.at, by: holds) else { break }
      slot.at = next
    }
    return .failure(wish.held(by: waits))
  }

  /// The first instant, from the slot's on, at which only who gets the mail may stand against it.
  ///
  /// The horizon or later where there is none. Asked for the shortest pause between two mails, so
  /// that the answer is good for every mail of the same kind of day.
  private mutating func opening(
    for slot: SlotRule.Slot,
    noting waits: inout [Hold]
  ) -> Instant {
    let day = Day(slot.wish, from: slot.mailbox.id)
    let start = slot.at
    var known = closed[day] ?? ClosedTimes()
    var slot = slot
    slot.gap = slot.mailbox.gap.least
    var holds: [Hold] = []
    while slot.at < horizon {
      if let stretch = known.stretch(at: slot.at) {
        holds.note(stretch.holds)
        slot.at = stretch.until
        continue
      }
      let more = SlotRule.common.compactMap { $0.check(slot, ledger) }
      guard !more.isEmpty else { break }
      holds.note(more)
      slot.at = later(than: slot.at, by: more) ?? .distantFuture
    }
    guard slot.at > start else { return start }
    known.add(ClosedTimes.Stretch(from: start, until: slot.at, holds: holds))
    closed[day] = known
    waits.note(holds)
    return slot.at
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
      let stretch = closed[Day(wish, from: mailbox.id)]?.stretch(at: start)
      guard let stretch, stretch.until >= horizon else { return nil }
      decisive = wish.held(by: stretch.holds).decisive ?? decisive
    }
    return decisive
  }

  /// Those that the wish may go from, the best first; never empty.
  func mailboxes(for wish: Wish) -> [Mailbox] { rotation.mailboxes(for: wish, on: ledger) }

  /// What the rules are asked about a wish: from which mailbox, and with which pause before it.
  func slot(
    for wish: Wish,
    from mailbox: Mailbox,
    as draft: DraftID,
    at instant: Instant
  ) -> SlotRule.Slot {
    let gap = mailbox.gap.least + jitter(of: draft, upTo: mailbox.gap.jitter, seed: seed)
    return SlotRule.Slot(wish: wish, mailbox: mailbox, gap: gap, policy: policy, at: instant)
  }

  /// Everything that stands against a slot, on what is reserved so far.
  func holds(at slot: SlotRule.Slot) -> [Hold] {
    SlotRule.all.compactMap { $0.check(slot, ledger) }
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

  private mutating func reserve(_ slot: SlotRule.Slot, as draft: DraftID) {
    let wish = slot.wish
    let reservation = Reservation(
      mailbox: slot.mailbox.id,
      account: wish.key.account,
      contact: wish.key.contact,
      domain: wish.domain,
      at: slot.at,
      draft: draft,
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

extension [Hold] {
  /// Keeps the first hold of each rule.
  fileprivate mutating func note(_ holds: [Hold]) {
    for hold in holds where !contains(where: { $0.rule == hold.rule }) { append(hold) }
  }
}
