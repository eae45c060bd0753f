import Civil

/// Which mailbox writes to an account that none has written to yet.
///
/// An account keeps its mailbox: threads go on where they began, also when that mailbox has stopped.
struct MailboxRotation: Sendable {
  private let mailboxes: [Mailbox]
  private let now: Instant
  /// What this plan has chosen so far.
  private var chosen: [AccountID: MailboxID] = [:]

  init(_ mailboxes: [Mailbox], at now: Instant) {
    self.mailboxes = mailboxes
    self.now = now
  }

  /// The account's own alone, or for a new account the healthy ones; never empty.
  ///
  /// The one with the largest share of its present cap left first, and of equals the first in the
  /// file.
  func mailboxes(for wish: Wish, on ledger: Ledger) -> [Mailbox] {
    if let chosen = chosen[wish.key.account].flatMap(mailbox) { return [chosen] }
    let all = alike(wish, on: ledger)
    guard all.count > 1 else { return all }
    let uses = all.enumerated().map { ($0.offset, $0.element, use(of: $0.element, on: ledger)) }
    return uses.sorted { left, right in
      if left.2.isLess(than: right.2) { return true }
      return !right.2.isLess(than: left.2) && left.0 < right.0
    }
    .map(\.1)
  }

  /// Those that any wish like this one may go from, whatever this plan has chosen so far.
  func alike(_ wish: Wish, on ledger: Ledger) -> [Mailbox] {
    if let own = wish.mailbox.flatMap(mailbox) { return [own] }
    let healthy = mailboxes.filter { ledger.record(of: $0.id).stop(under: $0.health) == nil }
    return healthy.isEmpty ? Array(mailboxes.prefix(1)) : healthy
  }

  private func mailbox(_ id: MailboxID) -> Mailbox? { mailboxes.first { $0.id == id } }

  mutating func keep(_ mailbox: MailboxID, for wish: Wish) {
    if !wish.isInternal { chosen[wish.key.account] = mailbox }
  }

  /// How much of a cap is used, over the open 24 hours and all that is reserved behind them.
  private struct Use {
    let mails: Int
    let cap: Int

    /// A mailbox that may send nothing is used up.
    func isLess(than other: Use) -> Bool {
      guard cap > 0, other.cap > 0 else { return cap > other.cap }
      return mails * other.cap < other.mails * cap
    }
  }

  private func use(of mailbox: Mailbox, on ledger: Ledger) -> Use {
    let timeline = ledger.timeline(of: mailbox.id)
    let open = timeline.firstIndex(after: now.adding(seconds: -86_400))
    return Use(
      mails: timeline.instants.count - open,
      cap: max(0, ledger.climb(of: mailbox.id)?.cap(at: now) ?? mailbox.perDay)
    )
  }
}
