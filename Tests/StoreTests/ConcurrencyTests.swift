import Civil
import Foundation
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct ConcurrencyTests {
  private static let draftCount = 24
  private static let threadCount = 8

  @Test func `of many that want a draft, over two connections, one gets it`() throws {
    let stores = try makeStores()
    let outcomes = claims(of: stores) { _ in .go }
    let winners = outcomes.filter { if case .claimed = $0.outcome { true } else { false } }
    #expect(winners.count == Self.draftCount)
    #expect(Set(winners.map(\.draft)).count == Self.draftCount)
    #expect(outcomes.count == Self.draftCount * Self.threadCount)
    #expect(try stores[0].integrityProblems() == [])
  }

  @Test func `a cap that the verdict counts is never overshot`() throws {
    let stores = try makeStores()
    let cap = 5
    let outcomes = claims(of: stores) { context in
      let held = context.candidate.drafts.count { $0.state == .claimed }
      return held < cap ? .go : .wait(reason: "the mailbox is full", until: nil)
    }
    #expect(outcomes.count { if case .claimed = $0.outcome { true } else { false } } == cap)
    #expect(try stores[1].drafts(DraftFilter(states: [.claimed])).count == cap)
  }

  @Test func `one step is reserved once, whoever comes first`() throws {
    let path = TemporaryFolder.current.appendingPathComponent("a.db").path
    let stores = [try SQLiteStore(path: path), try SQLiteStore(path: path)]
    try stores[0].importing([Fixture.account()], [Fixture.contact()])
    let written = Collected<ReserveOutcome>()
    DispatchQueue.concurrentPerform(iterations: Self.threadCount) { thread in
      guard let draft = try? Fixture.draft("d-\(thread)") else { return }
      if let outcomes = try? stores[thread % 2].reserve([draft], at: Fixture.noon) {
        for outcome in outcomes { written.append(outcome) }
      }
    }
    #expect(written.all.count == Self.threadCount)
    #expect(written.all.count { $0 == .written } == 1)
    #expect(try stores[0].counts().drafts == 1)
  }

  private func makeStores() throws -> [SQLiteStore] {
    let path = TemporaryFolder.current.appendingPathComponent("a.db").path
    let stores = [try SQLiteStore(path: path), try SQLiteStore(path: path)]
    try stores[0].importing([Fixture.account()], [Fixture.contact()])
    for index in 0..<Self.draftCount {
      try stores[0].adding(
        .approved,
        Fixture.draft("d-\(index)", key: Fixture.key("step-\(index)"))
      )
    }
    return stores
  }

  /// Every thread claims every draft, each from another place on.
  private func claims(
    of stores: [SQLiteStore],
    verdict: @escaping @Sendable (ClaimContext) -> ClaimVerdict
  ) -> [(draft: Int, outcome: ClaimOutcome)] {
    let outcomes = Collected<(draft: Int, outcome: ClaimOutcome)>()
    DispatchQueue.concurrentPerform(iterations: Self.threadCount) { thread in
      for turn in 0..<Self.draftCount {
        let draft = (turn + thread * 3) % Self.draftCount
        let outcome = try? stores[thread % 2].claim(
          DraftID("d-\(draft)"),
          attempt: AttemptID("\(thread)/\(draft)"),
          worker: "w\(thread)",
          at: Fixture.noon,
          verdict: verdict
        )
        if let outcome { outcomes.append((draft, outcome)) }
      }
    }
    return outcomes.all
  }
}

/// What several threads found, in no particular order.
private final class Collected<Element: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var elements: [Element] = []

  func append(_ element: Element) { lock.withLock { elements.append(element) } }
  var all: [Element] { lock.withLock { elements } }
}
