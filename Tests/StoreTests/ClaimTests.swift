import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct ClaimTests {
  private let attempt = AttemptID("attempt-d-1")

  @Test(arguments: StoreFactory.all)
  func `a claim is given the world as it is, and holds the draft for its worker`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let draft = try Fixture.draft()
    try store.holding(.approved, draft)
    let old = Fixture.touch("old", at: Fixture.after(-48 * 3_600 - 1))
    let new = Fixture.touch("new", at: Fixture.after(-48 * 3_600))
    try store.importing([], [], [old, new])
    let before = try #require(try store.draft(draft.record.id)).record
    let expected = try #require(try store.candidate(Fixture.client))
    var seen: ClaimContext?
    let outcome = try store.claim(
      draft.record.id,
      attempt: attempt,
      worker: "w-1",
      at: Fixture.noon
    ) { context in
      seen = context
      return .go
    }
    let context = try #require(seen)
    #expect(context.draft == before)
    #expect(context.storedDigest == draft.record.digest)
    #expect(context.approvedDigest == draft.record.digest)
    #expect(context.candidate == expected)
    #expect(context.tally.mails(to: Fixture.client) == [Fixture.after(-48 * 3_600)])
    guard case .claimed(let claimed) = outcome else { throw Unexpected(outcome) }
    #expect(claimed.bytes == draft.bytes)
    #expect(claimed == (try store.draft(draft.record.id)))
    #expect((claimed.record.state, claimed.record.attempts) == (.claimed, 1))
    #expect(
      try store.history(of: draft.record.id).last
        == DraftEvent(
          state: .claimed,
          at: Fixture.noon,
          by: "w-1",
          note: nil,
          attempt: attempt
        )
    )
  }

  private struct Unexpected: Error {
    let outcome: ClaimOutcome
    init(_ outcome: ClaimOutcome) { self.outcome = outcome }
  }

  @Test(arguments: StoreFactory.all)
  func `a draft told to wait stays approved, with the reason and the instant`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let record = try store.holding(.approved, Fixture.draft())
    let history = try store.history(of: record.id)
    let until = Fixture.after(900)
    let outcome = try store.claim(record.id, attempt: attempt, worker: "w", at: Fixture.noon) { _ in
      .wait(reason: "mailbox.gap", until: until)
    }
    #expect(outcome == .waiting(reason: "mailbox.gap", until: until))
    let waiting = try #require(try store.draft(record.id)).record
    #expect(
      (waiting.state, waiting.notBefore, waiting.note, waiting.attempts)
        == (.approved, until, "mailbox.gap", 0)
    )
    #expect(try store.history(of: record.id) == history)
    #expect(try store.claiming(record.id, attempt) != .notApproved(.approved))
    #expect(try store.draft(record.id)?.record.notBefore == nil)
  }

  @Test(arguments: StoreFactory.all)
  func `a draft that is no longer right is withdrawn by its claim`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let record = try store.holding(.approved, Fixture.draft())
    let outcome = try store.claim(record.id, attempt: attempt, worker: "w", at: Fixture.noon) { _ in
      .withdraw(reason: "they wrote")
    }
    #expect(outcome == .withdrawn(reason: "they wrote"))
    let withdrawn = try #require(try store.draft(record.id)).record
    #expect((withdrawn.state, withdrawn.note) == (.withdrawn, "they wrote"))
  }

  @Test(arguments: StoreFactory.all)
  func `one attempt claims one draft`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    try store.holding(.claimed, Fixture.draft())
    try store.adding(.approved, Fixture.draft("d-2", key: Fixture.key("x")))
    #expect(throws: StoreError.attemptInUse(attempt)) {
      try store.claiming(DraftID("d-2"), attempt)
    }
    #expect(try store.draft(DraftID("d-2"))?.record.state == .approved)
  }
}
