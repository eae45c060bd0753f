import Civil
import Foundation
import Mail
import Outreach
import Store
import TestSupport
import Testing

/// What a store remembers between two deliveries must never be older than the database.
@Suite("What a claim counts is what the journal says", .temporaryFolder) struct MemoryTests {
  private static let mailbox = MailboxID("main")

  /// What a claim sees of an account's mails, without claiming.
  private func mails(
    _ store: any Store,
    _ id: DraftID,
    at now: Instant = Fixture.after(60)
  ) throws -> [Instant] {
    var seen: [Instant] = []
    _ = try store.claim(id, attempt: AttemptID("look"), worker: "w", at: now) { context in
      seen = context.tally.mails(to: context.draft.key.account)
      return .wait(reason: "only looking", until: nil)
    }
    return seen
  }

  @Test(arguments: StoreFactory.all)
  func `a mail counts from its claim on, then from its dot, then from its end`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let watched = try store.holding(.approved, Fixture.draft("d-w", key: Fixture.key("w")))
    let mail = try store.adding(.approved, Fixture.draft("d-m", key: Fixture.key("m")))
    let attempt = AttemptID("a-m")
    #expect(try mails(store, watched.id) == [])
    _ = try store.claim(mail.id, attempt: attempt, worker: "w", at: Fixture.noon) { _ in .go }
    #expect(try mails(store, watched.id) == [Fixture.noon])
    try store.beginTransmitting([attempt], at: Fixture.after(1))
    #expect(try mails(store, watched.id) == [Fixture.after(1)])
    try store.finish(
      [Settlement(attempt: attempt, result: .sent, note: "250")],
      at: Fixture.after(2)
    )
    #expect(try mails(store, watched.id) == [Fixture.after(2)])
  }

  @Test(arguments: StoreFactory.all)
  func `a mail that surely did not go counts no more`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let watched = try store.holding(.approved, Fixture.draft("d-w", key: Fixture.key("w")))
    let mail = try store.adding(.approved, Fixture.draft("d-m", key: Fixture.key("m")))
    let attempt = AttemptID("a-m")
    _ = try store.claim(mail.id, attempt: attempt, worker: "w", at: Fixture.noon) { _ in .go }
    try store.finish(
      [Settlement(attempt: attempt, result: .deferred(until: Fixture.noon), note: "451")],
      at: Fixture.after(2)
    )
    #expect(try mails(store, watched.id) == [])
  }

  @Test(arguments: StoreFactory.all)
  func `what somebody else writes in between counts`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let watched = try store.holding(.approved, Fixture.draft("d-w", key: Fixture.key("w")))
    #expect(try mails(store, watched.id) == [])
    try store.record([Fixture.touch("new", at: Fixture.after(-9))], at: Fixture.noon)
    #expect(try mails(store, watched.id) == [Fixture.after(-9)])
  }

  @Test func `what another process writes in between counts`() throws {
    let path = TemporaryFolder.current.path + "/book.db"
    let (mine, other) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
    let watched = try mine.holding(.approved, Fixture.draft("d-w", key: Fixture.key("w")))
    let mail = try mine.adding(.approved, Fixture.draft("d-m", key: Fixture.key("m")))
    #expect(try mails(mine, watched.id) == [])
    _ = try other.claim(mail.id, attempt: AttemptID("a"), worker: "w", at: Fixture.noon) { _ in .go
    }
    #expect(try mails(mine, watched.id) == [Fixture.noon])
    try other.withdraw(mail.id, reason: "a reply came", at: Fixture.after(1))
    #expect(try mails(mine, watched.id) == [])
  }

  @Test func `a draft that another process took away is not handed over`() throws {
    let path = TemporaryFolder.current.path + "/book.db"
    let (mine, other) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
    let mail = try mine.holding(.approved, Fixture.draft())
    let attempt = AttemptID("a")
    _ = try mine.claim(mail.id, attempt: attempt, worker: "w", at: Fixture.noon) { _ in .go }
    try other.withdraw(mail.id, reason: "a reply came", at: Fixture.after(1))
    #expect(throws: StoreError.notPossible(mail.id, from: .withdrawn, to: .transmitting)) {
      try mine.beginTransmitting([attempt], at: Fixture.after(2))
    }
  }

  @Test(arguments: StoreFactory.all)
  func `a transaction that failed leaves nothing behind`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let watched = try store.holding(.approved, Fixture.draft("d-w", key: Fixture.key("w")))
    let mail = try store.adding(.approved, Fixture.draft("d-m", key: Fixture.key("m")))
    #expect(try mails(store, watched.id) == [])
    #expect(throws: CancellationError.self) {
      try store.delivering { writer in
        _ = try writer.claim(
          mail.id,
          attempt: AttemptID("a"),
          worker: "w",
          at: Fixture.noon
        ) { _ in .go }
        throw CancellationError()
      }
    }
    #expect(try mails(store, watched.id) == [])
    #expect(throws: StoreError.noSuchAttempt(AttemptID("a"))) {
      try store.beginTransmitting([AttemptID("a")], at: Fixture.noon)
    }
  }

  @Test(arguments: StoreFactory.all)
  func `a clock that went back still counts what came later`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let watched = try store.holding(.approved, Fixture.draft("d-w", key: Fixture.key("w")))
    try store.record([Fixture.touch("new", at: Fixture.after(30))], at: Fixture.noon)
    #expect(try mails(store, watched.id, at: Fixture.after(30)) == [Fixture.after(30)])
    #expect(try mails(store, watched.id, at: Fixture.after(29)) == [Fixture.after(30)])
    #expect(try mails(store, watched.id, at: Fixture.after(31)) == [Fixture.after(30)])
  }
}
