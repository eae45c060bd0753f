import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct ApprovalTests {
  /// Three drafts that wait, of one account and one contact each.
  private func waiting(in store: any Store) throws -> [DraftRecord] {
    let names = ["a", "b", "c"]
    try store.importing(
      names.map { Fixture.account($0) },
      try names.map { try Fixture.contact($0, at: $0) }
    )
    return try names.map { name in
      try store.adding(
        .drafted,
        try Fixture.draft("d-\(name)", key: Fixture.key(account: name, contact: name))
      )
    }
  }

  private func states(in store: any Store) throws -> [DraftState] {
    try store.drafts(DraftFilter()).map(\.state)
  }

  @Test(arguments: StoreFactory.all)
  func `a list is approved at once, each draft with its own event`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let drafts = try waiting(in: store)
    try store.approve(
      drafts.map { Approval(of: $0.id, digest: $0.digest) },
      by: "Ada",
      at: Fixture.after(60)
    )
    for draft in try store.drafts(DraftFilter()) {
      #expect(draft.state == .approved && draft.since == Fixture.after(60))
      let last = try store.history(of: draft.id).last
      #expect(last?.by == "Ada" && last?.state == .approved && last?.at == Fixture.after(60))
    }
    #expect(try store.integrityProblems().isEmpty)
  }

  @Test(arguments: StoreFactory.all)
  func `what waits can be read as the list that a yes to all of it is`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let drafts = try waiting(in: store)
    let waiting = DraftFilter(states: [.drafted])
    let approvals = drafts.map { Approval(of: $0.id, digest: $0.digest) }
    #expect(try store.approvals(waiting) == approvals)
    try store.approve(approvals.suffix(2), by: "Ada", at: Fixture.noon)
    #expect(try store.approvals(waiting) == [approvals[0]])
  }

  @Test(arguments: StoreFactory.all)
  func `a list of none changes nothing`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    _ = try waiting(in: store)
    try store.approve([], by: "Ada", at: Fixture.noon)
    #expect(try states(in: store) == [.drafted, .drafted, .drafted])
  }

  @Test(arguments: StoreFactory.all)
  func `where one is not as it was looked at, none is approved, and the error names it`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let drafts = try waiting(in: store)
    let good = drafts.map { Approval(of: $0.id, digest: $0.digest) }
    let other = Digest.of(Array("something else".utf8))
    let faults: [(Approval, StoreError)] = [
      (Approval(of: drafts[2].id, digest: other), .changedSince(drafts[2].id)),
      (Approval(of: DraftID("d-none"), digest: other), .noSuchDraft(DraftID("d-none"))),
      (good[0], .notPossible(drafts[0].id, from: .approved, to: .approved)),
    ]
    for (fault, error) in faults {
      #expect(throws: error) {
        try store.approve([good[0], good[1], fault], by: "Ada", at: Fixture.noon)
      }
      #expect(try states(in: store) == [.drafted, .drafted, .drafted])
      #expect(try store.history(of: drafts[0].id).count == 1)
    }
  }
}
