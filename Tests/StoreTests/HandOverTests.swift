import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

/// What the store keeps of drafts in a person's own mail program.
@Suite(.temporaryFolder) struct HandOverTests {
  private static let folder = HandOverPlace.folder("Entwürfe", nil)
  private static let copy = HandOverPlace.folder(
    "Entwürfe",
    HandOverPlace.FolderCopy(uidValidity: .max, uid: 7)
  )

  @Test(arguments: StoreFactory.all)
  func `the newest fact about a copy counts, and each version of the mail has its own`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let old = try store.holding(.handedOver, Fixture.draft())
    #expect(try store.handOvers(ofStepOf: old.id).map(\.fact) == [.begun])
    try store.notePlaced(old.id, Self.copy, by: "Ada", at: Fixture.noon)
    try store.endHandOver(old.id, .takenBack, reason: "no", by: "Ada", at: Fixture.noon)
    let next = try Fixture.draft("d-2", key: old.key, revision: 1)
    try store.supersede(old.id, with: next, by: "Ada", at: Fixture.noon)
    try store.beginHandOver(
      next.record.id,
      digest: next.record.digest,
      to: Self.folder,
      by: "Bo",
      at: Fixture.after(5)
    )
    let facts = try store.handOvers(ofStepOf: old.id)
    #expect(facts.map(\.draft) == [old.id, next.record.id])
    #expect(facts.map(\.fact) == [.ended, .begun])
    #expect(facts.map(\.place) == [Self.copy, Self.folder])
    #expect(facts.map(\.note) == ["no", nil] && facts.map(\.by) == ["Ada", "Bo"])
    #expect(try store.handOvers(ofStepOf: next.record.id) == facts)
    #expect(try store.integrityProblems() == [])
  }

  @Test(arguments: StoreFactory.all, [DraftState.drafted, .approved])
  func `a copy that never came to be leaves the draft as it was`(
    _ factory: StoreFactory,
    _ state: DraftState
  ) throws {
    let store = try factory.make()
    let draft = try Fixture.draft()
    try store.holding(state, draft)
    let id = draft.record.id
    try store.beginHandOver(
      id,
      digest: draft.record.digest,
      to: Self.folder,
      by: "Ada",
      at: Fixture.noon
    )
    try store.endHandOver(id, .refused, reason: "NO", by: "Ada", at: Fixture.noon)
    #expect(try store.draft(id)?.record.state == state)
    if state == .approved {
      guard case .claimed = try store.claiming(id, AttemptID("a")) else {
        Issue.record("an approval was lost")
        return
      }
    }
    #expect(try store.integrityProblems() == [])
  }

  @Test(arguments: StoreFactory.all)
  func `an approval of before a hand-over that was taken back is void`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let draft = try Fixture.draft()
    try store.holding(.approved, draft)
    let id = draft.record.id
    try store.beginHandOver(
      id,
      digest: draft.record.digest,
      to: Self.folder,
      by: "Ada",
      at: Fixture.noon
    )
    try store.endHandOver(id, .takenBack, reason: "x", by: "Ada", at: Fixture.noon)
    #expect(try store.claiming(id, AttemptID("a")) == .notApproved(.drafted))
  }

  @Test(arguments: StoreFactory.all)
  func `only the text that the digest names is handed over`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let draft = try store.holding(.drafted, Fixture.draft())
    let other = Digest.of(Array("other".utf8))
    #expect(throws: StoreError.changedSince(draft.id)) {
      try store.beginHandOver(
        draft.id,
        digest: other,
        to: Self.folder,
        by: "Ada",
        at: Fixture.noon
      )
    }
    #expect(try store.handOvers(ofStepOf: draft.id) == [])
  }

  @Test(arguments: StoreFactory.all)
  func `what was sent out of a mail program is one touch, at the time it was said`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let draft = try store.holding(.handedOver, Fixture.draft())
    let later = Fixture.after(7_200)
    try store.resolve(draft.id, wasSent: true, reason: "in Sent", by: "Ada", at: later)
    let touches = try #require(try store.candidate(draft.key.account)).touches
    #expect(touches.map(\.kind) == [.mailOut] && touches.map(\.at) == [later])
    #expect(try store.reservations(since: Fixture.noon).map(\.at) == [later])
    #expect(try store.integrityProblems() == [])
  }
}
