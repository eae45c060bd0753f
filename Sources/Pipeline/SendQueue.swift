import Outreach
import Store

/// What one mailbox is to hand over, in order; read a page at a time, so that it is short however
/// much is due.
struct SendQueue: Sendable {
  let mailbox: MailboxID
  /// So many were given out.
  private(set) var given = 0
  /// At most so many more are given out.
  private var room: Int
  private var page: ArraySlice<DraftSlot> = []
  /// What the next page is read by; nil when the last one was read.
  private var query: SlotQuery?
  /// The place of the last that may be given out.
  private let last: SlotPlace
  /// Not to be asked for.
  private let aside: Set<DraftID>

  /// Those that `query` names, up to the place `last` and without `aside`, `room` of them at most.
  init(
    _ query: SlotQuery,
    from mailbox: MailboxID,
    upTo last: SlotPlace,
    without aside: Set<DraftID> = [],
    room: Int
  ) {
    self.mailbox = mailbox
    self.room = room
    self.last = last
    self.aside = aside
    self.query = query
    self.query?.mailbox = mailbox
  }

  /// Exactly these.
  init(_ drafts: [DraftSlot], from mailbox: MailboxID) {
    self.mailbox = mailbox
    room = drafts.count
    page = drafts[...]
    last = .beginning
    aside = []
  }

  /// Reads on until `count` wait here, or all that there are.
  ///
  /// `read`: the page of so many that the query names.
  mutating func fill(
    _ count: Int,
    by read: (SlotQuery, Int) throws(StoreError) -> [DraftSlot]
  ) throws(StoreError) {
    while page.count < min(count, room), let query {
      let found = try read(query, Self.length)
      let isEnd = found.count < Self.length || found.last.map { $0.place > last } ?? true
      self.query = isEnd ? nil : query.behind(found.last)
      page += found.filter { $0.place <= last && !aside.contains($0.id) }
    }
  }

  /// How many are read at once.
  private static let length = 256

  /// Those that wait here, of the next `count`.
  func next(_ count: Int) -> [DraftID] { page.prefix(min(count, room)).map(\.id) }

  /// The next of those that wait here.
  mutating func popFirst() -> DraftID? {
    guard room > 0, let first = page.popFirst() else { return nil }
    room -= 1
    given += 1
    return first.id
  }
}

extension SlotQuery {
  fileprivate func behind(_ slot: DraftSlot?) -> SlotQuery {
    var query = self
    if let slot { query.after = slot.place }
    return query
  }
}
