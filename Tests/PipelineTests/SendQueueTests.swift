import Civil
import Outreach
import Store
import Testing

@testable import Pipeline

/// A queue that is read in pages gives out what one that is read whole would.
@Suite("The queue of one mailbox")
struct SendQueueTests {
  private static let ana = MailboxID("ana")

  /// Three of each planned second, all from one mailbox.
  private static func drafts(_ count: Int) -> [DraftSlot] {
    (0..<count).map { number in
      let planned = Instant(epochSeconds: Int64(number / 3))
      return DraftSlot(
        id: DraftID("d-\(number)"),
        mailbox: ana,
        slot: planned,
        place: SlotPlace(planned: planned, number: Int64(number + 1))
      )
    }
  }

  /// All that the queue gives out, and how often it read.
  private static func all(
    _ queue: SendQueue,
    of drafts: [DraftSlot]
  ) throws -> (ids: [DraftID], reads: Int) {
    var queue = queue
    var ids: [DraftID] = []
    var reads = 0
    while true {
      try queue.fill(2) { (query, limit) throws(StoreError) in
        reads += 1
        #expect(query.mailbox == Self.ana)
        return Array(drafts.filter { $0.place > query.after }.prefix(limit))
      }
      let next = queue.next(2)
      guard let first = queue.popFirst() else { return (ids, reads) }
      #expect(next.first == first)
      ids.append(first)
    }
  }

  private static func queue(
    upTo last: SlotPlace = .end,
    without aside: Set<DraftID> = [],
    room: Int = .max
  ) -> SendQueue {
    SendQueue(
      SlotQuery(until: .distantFuture),
      from: ana,
      upTo: last,
      without: aside,
      room: room
    )
  }

  @Test(
    "every mail comes once, in order, however many pages there are",
    arguments: [
      0, 1, 255, 256, 257, 1_000,
    ]
  )
  func pages(_ count: Int) throws {
    let drafts = Self.drafts(count)
    let (ids, reads) = try Self.all(Self.queue(), of: drafts)
    #expect(ids == drafts.map(\.id))
    #expect(reads == count / 256 + 1)
  }

  @Test("it ends at its last place, in the middle of a page")
  func last() throws {
    let drafts = Self.drafts(1_000)
    let (ids, reads) = try Self.all(Self.queue(upTo: drafts[299].place), of: drafts)
    #expect(ids == drafts[...299].map(\.id))
    #expect(reads == 2)
  }

  @Test("it gives out no more than there is room for")
  func room() throws {
    let drafts = Self.drafts(1_000)
    #expect(try Self.all(Self.queue(room: 257), of: drafts).ids == drafts[..<257].map(\.id))
  }

  @Test("what is not to be asked for is left out, be it a whole page")
  func aside() throws {
    let drafts = Self.drafts(1_000)
    let aside = Set(drafts[10..<700].map(\.id))
    let (ids, _) = try Self.all(Self.queue(without: aside), of: drafts)
    #expect(ids == (drafts[..<10] + drafts[700...]).map(\.id))
  }

  @Test("a list is given out as it is")
  func list() throws {
    let drafts = Self.drafts(20)
    let (ids, reads) = try Self.all(SendQueue(drafts, from: Self.ana), of: [])
    #expect(ids == drafts.map(\.id))
    #expect(reads == 0)
  }
}
