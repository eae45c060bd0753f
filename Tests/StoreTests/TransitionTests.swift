import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

/// Every operation on a draft in every state: what is not in this table is refused.
@Suite(.temporaryFolder) struct TransitionTests {
  /// An operation, and where it leads from the states in which it is possible.
  struct Operation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let from: Set<DraftState>
    let to: DraftState
    let run: @Sendable (any Store, Draft, AttemptID) throws -> Void
  }

  private static func settling(_ result: Settlement.Result)
    -> @Sendable (any Store, Draft, AttemptID)
    throws -> Void
  {
    { store, _, attempt in
      try store.finish([Settlement(attempt: attempt, result: result, note: "x")], at: Fixture.noon)
    }
  }

  static let operations = [
    Operation(testDescription: "approve", from: [.drafted], to: .approved) { store, draft, _ in
      try store.approve(
        draft.record.id,
        digest: draft.record.digest,
        by: "Ada",
        at: Fixture.noon
      )
    },
    Operation(testDescription: "skip", from: [.drafted, .approved], to: .skipped) {
      store,
      draft,
      _ in
      try store.skip(draft.record.id, reason: "x", by: "Ada", at: Fixture.noon)
    },
    Operation(
      testDescription: "withdraw",
      from: [.drafted, .approved, .claimed],
      to: .withdrawn
    ) { store, draft, _ in
      try store.withdraw(draft.record.id, reason: "x", at: Fixture.noon)
    },
    Operation(testDescription: "supersede", from: [.drafted, .approved], to: .superseded) {
      store,
      draft,
      _ in
      let next = try Fixture.draft("\(draft.record.id)-edit", key: draft.record.key, revision: 1)
      try store.supersede(draft.record.id, with: next, by: "Ada", at: Fixture.noon)
    },
    Operation(testDescription: "begin transmitting", from: [.claimed], to: .transmitting) {
      store,
      _,
      attempt in try store.beginTransmitting([attempt], at: Fixture.noon)
    },
    Operation(
      testDescription: "finish as sent",
      from: [.transmitting],
      to: .sent,
      run: settling(.sent)
    ),
    Operation(
      testDescription: "finish as deferred",
      from: [.claimed, .transmitting],
      to: .approved,
      run: settling(.deferred(until: Fixture.after(60)))
    ),
    Operation(
      testDescription: "finish as rejected",
      from: [.claimed, .transmitting],
      to: .rejected,
      run: settling(.rejected(recipientIsBad: true))
    ),
    Operation(
      testDescription: "finish as unknown",
      from: [.transmitting],
      to: .unknown,
      run: settling(.unknown)
    ),
    Operation(
      testDescription: "hand over",
      from: [.drafted, .approved],
      to: .handedOver
    ) { store, draft, _ in
      try store.beginHandOver(
        draft.record.id,
        digest: draft.record.digest,
        to: .file("a.eml"),
        by: "Ada",
        at: Fixture.noon
      )
    },
    Operation(testDescription: "take back", from: [.handedOver], to: .drafted) { store, draft, _ in
      try store.endHandOver(
        draft.record.id,
        .takenBack,
        reason: "x",
        by: "Ada",
        at: Fixture.noon
      )
    },
    Operation(testDescription: "resolve as sent", from: [.unknown, .handedOver], to: .sent) {
      store,
      draft,
      _ in
      try store.resolve(draft.record.id, wasSent: true, reason: "x", by: "Ada", at: Fixture.noon)
    },
    Operation(testDescription: "resolve as not sent", from: [.unknown], to: .approved) {
      store,
      draft,
      _ in
      try store.resolve(draft.record.id, wasSent: false, reason: "x", by: "Ada", at: Fixture.noon)
    },
  ]

  @Test(arguments: StoreFactory.all, operations)
  func `an operation leads where it may, and is refused everywhere else`(
    _ factory: StoreFactory,
    _ operation: Operation
  ) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    for (index, state) in DraftState.allCases.enumerated() {
      let draft = try Fixture.draft("d-\(index)", key: Fixture.key("step-\(index)"))
      try store.adding(state, draft)
      let attempt = try attempt(of: draft, in: store)
      let before = try #require(try store.draft(draft.record.id)).record
      let history = try store.history(of: draft.record.id)
      let touches = try store.counts().touches
      if operation.from.contains(state) {
        try operation.run(store, draft, attempt)
        #expect(try store.draft(draft.record.id)?.record.state == operation.to, "\(state)")
        #expect(state.mayBecome(operation.to))
      } else {
        let error = #expect(throws: StoreError.self, "\(state)") {
          try operation.run(store, draft, attempt)
        }
        #expect(
          error == .notPossible(draft.record.id, from: state, to: operation.to)
            || (error == .noSuchAttempt(attempt) && history.allSatisfy { $0.attempt == nil })
        )
        #expect(try store.draft(draft.record.id)?.record == before)
        #expect(try store.history(of: draft.record.id) == history)
        #expect(try store.counts().touches == touches)
      }
    }
    #expect(try store.integrityProblems() == [])
  }

  @Test(arguments: StoreFactory.all)
  func `only an approved draft is claimed, and nobody asks about another`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    for (index, state) in DraftState.allCases.enumerated() where state != .approved {
      let draft = try Fixture.draft("d-\(index)", key: Fixture.key("step-\(index)"))
      let before = try store.adding(state, draft)
      let outcome = try store.claim(
        before.id,
        attempt: AttemptID("other"),
        worker: "w",
        at: Fixture.noon
      ) { _ in
        Issue.record("a verdict was asked for a draft that is \(state)")
        return .go
      }
      #expect(outcome == .notApproved(state))
      #expect(try store.draft(before.id)?.record == before)
    }
  }

  private func attempt(of draft: Draft, in store: any Store) throws -> AttemptID {
    try store.history(of: draft.record.id).compactMap(\.attempt).last ?? AttemptID("none")
  }
}
