import Civil

/// Gives out slots to mails that are read queue by queue, as far as the caps have room.
///
/// The slots are those that `Planning` gives to all accounts at once; the cost is that of the mails
/// that go, not of those that wait: a queue is read no further once it finds no slot.
package struct AgendaPlanning {
  private let planner: Planner
  private var slots: SlotFinder
  private var turns: Heap<Turn>
  private var queues: [Reading] = []
  package private(set) var scheduled: [Scheduled] = []
  /// Mails that were looked at and got no slot.
  package private(set) var failed: [Held] = []
  /// The places of all mails that were looked at.
  package private(set) var looked: Set<AgendaPlace> = []
  /// The queues that are read to where they close.
  package private(set) var closed: [Closed] = []

  /// A queue that finds no slot from here on.
  package struct Closed: Sendable {
    package let queue: AgendaQueue
    /// How many of its mails were looked at.
    package let looked: Int
    /// What the mails behind those wait for.
    package let hold: Hold
  }

  /// A mail of a queue, and where it stands in it.
  package struct Entry: Sendable {
    package let place: AgendaPlace
    package let wish: AgendaWish

    package init(place: AgendaPlace, wish: AgendaWish) {
      self.place = place
      self.wish = wish
    }
  }

  private struct Reading {
    let queue: AgendaQueue
    var entries: ArraySlice<Entry> = []
    var looked = 0
    var isAtEnd = false
  }

  private struct Turn {
    let entry: Entry
    let reading: Int
  }

  package init(
    _ planner: Planner,
    given reservations: [Reservation],
    mailboxes: [MailboxID: MailboxRecord]
  ) {
    self.planner = planner
    slots = SlotFinder(planner, reservations: reservations, mailboxes: mailboxes)
    let order = Wish.Order(planner.policy.cadence.priority)
    turns = Heap { left, right in
      let (left, right) = (left.entry.wish, right.entry.wish)
      return order.goesBefore(left.wish, left.earliest, right.wish, right.earliest)
    }
  }

  /// Reads the queues and gives out slots.
  ///
  /// `read`: the mails of a queue behind a place (nil: from its beginning) whose `earliest` lies
  /// before the horizon, in order of place, at most so many; fewer mean that the queue ends there.
  package mutating func run(
    _ all: [AgendaQueue],
    read: (AgendaQueue, AgendaPlace?, Int) throws -> [Entry]
  ) throws {
    for queue in all {
      queues.append(Reading(queue: queue))
      try advance(queues.count - 1, after: nil, read)
    }
    while let turn = turns.popFirst() {
      let wish = turn.entry.wish
      queues[turn.reading].looked += 1
      looked.insert(turn.entry.place)
      let waits = wish.wait.map { [$0.hold(until: wish.earliest)] } ?? []
      let want = AccountPlanner.Wanting(wish: wish.wish, waits: waits, earliest: wish.earliest)
      switch slots.place(want) {
      case .success(let mail):
        scheduled.append(mail)
      case .failure(let held):
        failed.append(held)
        if let hold = slots.closure(of: want) {
          let reading = queues[turn.reading]
          closed.append(Closed(queue: reading.queue, looked: reading.looked, hold: hold))
          continue
        }
      }
      try advance(turn.reading, after: turn.entry.place, read)
    }
    scheduled.sort { ($0.slot.instant, $0.wish.key) < ($1.slot.instant, $1.wish.key) }
  }

  /// Reads few mails of a queue at first, since many a queue closes soon.
  private static let firstPage = 8
  private static let page = 64

  /// Puts the next mail of a queue among the turns.
  private mutating func advance(
    _ index: Int,
    after place: AgendaPlace?,
    _ read: (AgendaQueue, AgendaPlace?, Int) throws -> [Entry]
  ) throws {
    if queues[index].entries.isEmpty, !queues[index].isAtEnd {
      let limit = place == nil ? Self.firstPage : Self.page
      let entries = try read(queues[index].queue, place, limit)
      queues[index].entries = entries[...]
      queues[index].isAtEnd = entries.count < limit
    }
    guard let entry = queues[index].entries.popFirst() else { return }
    turns.insert(Turn(entry: entry, reading: index))
  }
}
