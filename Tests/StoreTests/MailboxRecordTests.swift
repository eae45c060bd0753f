import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct MailboxRecordTests {
  private static let day: Int64 = 86_400

  private func makeStore(_ factory: StoreFactory, _ touches: [Touch]) throws -> any Store {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()], touches)
    return store
  }

  private func record(
    _ store: any Store,
    of id: String = "sales",
    at now: Instant
  ) throws -> MailboxRecord {
    let mailbox = Mailbox(
      id: MailboxID(id),
      from: try NamedAddress(name: nil, address: try Address("a@b.example")),
      zone: .utc
    )
    return try #require(try store.mailboxRecords([mailbox], at: now)[mailbox.id])
  }

  @Test(arguments: StoreFactory.all)
  func `sending days are local days with a mail, one more than a ramp looks back at`(
    _ factory: StoreFactory
  ) throws {
    let mails = [0, 1, 2, 2, 5, 6, 9].enumerated().map { index, day in
      Fixture.touch("\(index)", at: Fixture.after(Int64(day) * Self.day + Int64(index)))
    }
    let store = try makeStore(factory, mails)
    let today = Zone.utc.localDate(at: Fixture.noon)
    let all = try record(store, at: Fixture.after(20 * Self.day)).sendingDays
    #expect(all == Set([9, 6, 5, 2, 1].map { today.adding(days: $0) }))
    let early = try record(store, at: Fixture.after(Self.day + 60)).sendingDays
    #expect(early == [today, today.adding(days: 1)])
  }

  @Test(arguments: StoreFactory.all)
  func `a bounce counts for the mail before it, until a person resumes the mailbox`(
    _ factory: StoreFactory
  ) throws {
    let store = try makeStore(
      factory,
      [
        Fixture.touch("1"), Fixture.touch("2", kind: .bounce, at: Fixture.after(5)),
        Fixture.touch("3", at: Fixture.after(10)), Fixture.touch("4", at: Fixture.after(20)),
        Fixture.touch("5", kind: .complaint, at: Fixture.after(30)),
      ]
    )
    let before = try record(store, at: Fixture.after(40))
    #expect(before.mails == 3 && before.bounces == 1)
    #expect(before.complaint == Fixture.after(30))
    try store.resume(MailboxID("sales"), reason: "list cleaned", by: "ana", at: Fixture.after(35))
    let after = try record(store, at: Fixture.after(40))
    #expect(after.mails == 0 && after.bounces == 0 && after.complaint == nil)
  }

  @Test(
    arguments: StoreFactory.all,
    [
      ("sales", "ben", 5, (1, 0)), ("sales", "ben", 15, (0, 1)), ("ben", "sales", 15, (1, 0)),
      // Nobody knows which mailbox wrote the newest mail.
      ("sales", nil, 15, (0, 0)), ("sales", nil, 5, (1, 0)),
    ] as [(String?, String?, Int64, (Int, Int))]
  )
  func `a bounce counts for the mailbox of the newest mail before it alone`(
    _ factory: StoreFactory,
    _ row: (first: String?, second: String?, at: Int64, bounces: (sales: Int, ben: Int))
  ) throws {
    let touches = [
      Fixture.touch("1", mailbox: row.first),
      Fixture.touch("2", at: Fixture.after(10), mailbox: row.second),
      Fixture.touch("3", kind: .bounce, at: Fixture.after(row.at), mailbox: nil),
    ]
    let store = try makeStore(factory, touches)
    let now = Fixture.after(40)
    #expect(try record(store, at: now).bounces == row.bounces.sales)
    #expect(try record(store, of: "ben", at: now).bounces == row.bounces.ben)
  }

  @Test(arguments: StoreFactory.all)
  func `of two mails at one instant the bounce is that of the one noted last`(
    _ factory: StoreFactory
  ) throws {
    let store = try makeStore(
      factory,
      [
        Fixture.touch("1"), Fixture.touch("2", mailbox: "ben"),
        Fixture.touch("3", kind: .bounce, at: Fixture.after(5), mailbox: nil),
      ]
    )
    let counts = try ["sales", "ben"].map {
      try record(store, of: $0, at: Fixture.after(9)).bounces
    }
    #expect(counts == [0, 1])
  }

  @Test(arguments: StoreFactory.all)
  func `what a person takes back counts for nothing, once`(_ factory: StoreFactory) throws {
    let store = try makeStore(factory, [Fixture.touch("1", kind: .call)])
    try store.takeBack(TouchID("1"), by: "ana", at: Fixture.noon)
    #expect(try store.candidate(Fixture.client)?.touches == [])
    #expect(throws: StoreError.noSuchTouch(TouchID("1"))) {
      try store.takeBack(TouchID("1"), by: "ana", at: Fixture.noon)
    }
    #expect(try store.counts().touches == 1)
    #expect(try store.integrityProblems().isEmpty)
  }

  @Test(arguments: StoreFactory.all)
  func `what was taken back counts for no mailbox either`(_ factory: StoreFactory) throws {
    let store = try makeStore(
      factory,
      [
        Fixture.touch("1"), Fixture.touch("2", kind: .bounce, at: Fixture.after(5)),
        Fixture.touch("3", at: Fixture.after(Self.day)),
        Fixture.touch("4", kind: .complaint, at: Fixture.after(30)),
      ]
    )
    let later = Fixture.after(2 * Self.day)
    #expect(try record(store, at: later).sendingDays.count == 2)
    for id in ["2", "3", "4"] { try store.takeBack(TouchID(id), by: "ana", at: Fixture.noon) }
    let record = try record(store, at: later)
    #expect(record.mails == 1 && record.bounces == 0 && record.complaint == nil)
    #expect(record.sendingDays.count == 1)
  }
}
