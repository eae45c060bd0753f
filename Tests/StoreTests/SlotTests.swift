import Civil
import Foundation
import Outreach
import Store
import TestSupport
import Testing

/// The order in which approved drafts go, read page by page.
@Suite(.temporaryFolder) struct SlotTests {
  /// Five of one instant, then one of the next, and before them all one of another mailbox; only
  /// approved ones count.
  private func makeStore(_ factory: StoreFactory) throws -> any Store {
    let store = try factory.make()
    try store.holding(
      .approved,
      Fixture.draft("d-0", key: Fixture.key("0"), mailbox: "b", planned: Fixture.after(-1))
    )
    for number in 1...6 {
      let planned = Fixture.after(number == 6 ? 1 : 0)
      let key = Fixture.key("s\(number)")
      try store.adding(
        .approved,
        Fixture.draft("d-\(number)", key: key, mailbox: "m", planned: planned)
      )
    }
    let others: [(String, DraftState)] = [("d-7", .drafted), ("d-8", .sent)]
    for (id, state) in others {
      let key = Fixture.key(id)
      try store.adding(state, Fixture.draft(id, key: key, mailbox: "m", planned: Fixture.noon))
    }
    return store
  }

  private func walked(_ store: any Store, _ query: SlotQuery) throws -> [String] {
    var ids: [String] = []
    _ = try store.walkSlots(query) { slot in
      ids.append(slot.id.text)
      return true
    }
    return ids
  }

  @Test(arguments: StoreFactory.all)
  func `pages of any length make up the whole, also where all have one instant`(
    _ factory: StoreFactory
  ) throws {
    let store = try makeStore(factory)
    let all = (0...6).map { "d-\($0)" }
    var query = SlotQuery(until: Fixture.after(1))
    #expect(try walked(store, query) == all)
    for length in 1...8 {
      query.after = .beginning
      var ids: [String] = []
      while let last = try store.slots(query, limit: length).last {
        ids += try store.slots(query, limit: length).map(\.id.text)
        query.after = last.place
      }
      #expect(ids == all, "pages of \(length)")
    }
  }

  @Test(arguments: StoreFactory.all)
  func `a mailbox, an end and a limit leave out the others`(_ factory: StoreFactory) throws {
    let store = try makeStore(factory)
    func ids(_ mailbox: String?, until seconds: Int64, limit: Int) throws -> [String] {
      let query = SlotQuery(mailbox: mailbox.map { MailboxID($0) }, until: Fixture.after(seconds))
      return try store.slots(query, limit: limit).map(\.id.text)
    }
    #expect(try ids("b", until: 9, limit: 9) == ["d-0"])
    #expect(try ids("m", until: 0, limit: 9) == ["d-1", "d-2", "d-3", "d-4", "d-5"])
    #expect(try ids(nil, until: -1, limit: 9) == ["d-0"])
    #expect(try ids(nil, until: -2, limit: 9) == [])
    #expect(try ids("m", until: 9, limit: 2) == ["d-1", "d-2"])
    #expect(try ids("m", until: 9, limit: 0) == [])
    #expect(try ids("m", until: 9, limit: -1) == [])
  }

  @Test(arguments: StoreFactory.all)
  func `an empty book has an empty queue`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    #expect(try walked(store, SlotQuery(until: .distantFuture)) == [])
    #expect(try store.slots(SlotQuery(until: .distantFuture), limit: 9) == [])
  }

  @Test(arguments: StoreFactory.all)
  func `a walk ends when its visitor says so`(_ factory: StoreFactory) throws {
    let store = try makeStore(factory)
    var seen = 0
    _ = try store.walkSlots(SlotQuery(until: Fixture.after(9))) { _ in
      seen += 1
      return seen < 3
    }
    #expect(seen == 3)
  }

  @Test(arguments: StoreFactory.all)
  func `a slot is the planned instant, or the end of a back-off that is later`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let planned = Fixture.after(10)
    let record = try store.holding(.approved, Fixture.draft(mailbox: "m", planned: planned))
    for (until, slot) in [(nil, 10), (9, 10), (11, 11)] as [(Int64?, Int64)] {
      _ = try store.claim(
        record.id,
        attempt: AttemptID("a"),
        worker: "w",
        at: Fixture.noon
      ) { _ in .wait(reason: "later", until: until.map { Fixture.after($0) }) }
      let found = try store.slots(SlotQuery(until: Fixture.after(slot)), limit: 9)
      #expect(found.map(\.slot) == [Fixture.after(slot)])
      #expect(found.map(\.place.planned) == [planned])
      #expect(try store.slots(SlotQuery(until: Fixture.after(slot - 1)), limit: 9) == [])
    }
  }

  @Test(arguments: StoreFactory.all)
  func `what was approved, or taken and given back, since a mark is told from the rest`(
    _ factory: StoreFactory
  ) throws {
    let store = try makeStore(factory)
    let mark = try store.walkSlots(SlotQuery(until: Fixture.after(9))) { _ in true }
    let query = SlotQuery(until: Fixture.after(9), unchangedSince: mark)
    #expect(try walked(store, query) == (0...6).map { "d-\($0)" })
    let late = try #require(try store.draft(DraftID("d-7"))).record
    try store.approve(late.id, digest: late.digest, by: "Ada", at: Fixture.noon)
    _ = try store.claiming(DraftID("d-2"), AttemptID("t"))
    try store.finish(
      [.init(attempt: AttemptID("t"), result: .deferred(until: Fixture.noon), note: "451")],
      at: Fixture.noon
    )
    #expect(try walked(store, query) == [0, 1, 3, 4, 5, 6].map { "d-\($0)" })
    #expect(try walked(store, SlotQuery(until: Fixture.after(9))).count == 8)
  }
}
